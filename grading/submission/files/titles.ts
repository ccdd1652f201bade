/** Of copies that systems, browsers and JupyterLab make: "03-pipes (1)", "03-pipes-Copy1", "Copy of 03-pipes". */
const COPY = /^copy[ _]of[ _]|(?:[ _-]{1,3}(?:copy|kopie|복사본)[ _-]?\d*|[ _]?\(\d+\))$/giu;
/** Canvas numbers what is handed in again; but part-1 and part-2 may be two files. */
const AGAIN = /-\d{1,2}$/;
/** What programs and learners call a notebook that is nothing much. */
const IMPERSONAL = /^(?:untitled|unbenannt|notebook|scratch|test|glossary)\d*$/;

/** What the course calls its own files: such a name says what is in a file, and nothing of whose it is. */
export class Titles {
  #lessons = new Map<string, string>();
  #exercises = new Set<string>();
  #persons: RegExp[] = [];

  /**
   * @param lessons "03-pipes"
   * @param exercises "pipes/two-way"
   */
  constructor(lessons: string[] = [], exercises: string[] = []) {
    for (const lesson of lessons) {
      const title = fold(lesson);
      this.#lessons.set(title, lesson).set(title.replace(/^\d+-/, ""), lesson);
      const spelled = title.replace(/[^\p{L}\p{N}-]/gu, ".").replaceAll("-", "[ _-]");
      this.#persons.push(
        new RegExp(`^(.+?)[ _-]{1,3}${spelled}$|^${spelled}[ _-]{1,3}(.+)$`, "iu"),
      );
    }
    for (const id of exercises) {
      this.#exercises.add(fold(id.replace("/", "-"))).add(fold(id.split("/").at(-1) ?? id));
    }
  }

  /** The lesson whose notebook this is, also of a copy or under another spelling: "03_pipes (1).ipynb", "pipes.ipynb". */
  lessonOf(file: string): string | null {
    const stem = fold(stemOf(file));
    return this.#lessons.get(stem) ?? this.#lessons.get(stem.replace(AGAIN, "")) ?? null;
  }

  /** It is called after a lesson or, as code alone, after an exercise. */
  has(file: string): boolean {
    const isExercise = /\.ts$/i.test(file) && this.#exercises.has(fold(stemOf(file)));
    return isExercise || this.lessonOf(file) !== null;
  }

  /** Whose it may be by its name: "alice" of alice.ipynb, and of alice_03-pipes.ipynb; null of untitled1.ipynb. */
  personOf(file: string): string | null {
    if (this.has(file) || IMPERSONAL.test(fold(stemOf(file)))) return null;
    const stem = stemOf(file).normalize("NFC").replace(COPY, "");
    const found = this.#persons.map((pattern) => pattern.exec(stem)).find((match) => match);
    return found?.[1] ?? found?.[2] ?? stem;
  }
}

/** The name without its ending; of work.tar.gz both are gone. */
export function stemOf(file: string): string {
  const stem = file.replace(/(?:\.tar)?\.[\p{L}\p{N}]{1,9}$/u, "");
  return stem === "" ? file : stem;
}

function fold(stem: string): string {
  return stem
    .normalize("NFC")
    .toLowerCase()
    .replace(COPY, "")
    .replace(/[\s_-]+/g, "-");
}
