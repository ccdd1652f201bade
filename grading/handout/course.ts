import { constants, lstatSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Notebook } from "../../lib/ground/notebook.ts";
import { clean, format } from "../../lib/ground/notebook-files.ts";
import { exercises } from "../course/table.ts";
import { handout as sentences } from "../words/handout.ts";
import { HandoutError } from "./error.ts";
import { handoutFiles } from "./files.ts";
import { unsolve } from "./lesson.ts";

/** What learners read instead of the teacher's README. */
const README = "grading/handout/README.md";

/** A folder before it is written. */
export interface Course {
  files: Map<string, { data: Buffer | string; executable: boolean }>;
  /** What a teacher has to be told of cells that were left out. Sentences. */
  notes: string[];
}

/**
 * The course as learners get it: the files as they are on the disk, the notebooks without outputs and solved cells.
 *
 * @throws HandoutError when a notebook cannot be read
 */
export function readCourse(root: string): Course {
  const course: Course = { files: new Map(), notes: [] };
  const paths = handoutFiles(root);
  for (const path of paths) {
    const from = join(root, path === "README.md" && paths.includes(README) ? README : path);
    const stats = lstatSync(from, { throwIfNoEntry: false });
    // One that a teacher has deleted, or made a link out of, is no longer the course's.
    if (!stats?.isFile()) continue;
    const data = path.endsWith(".ipynb") ? lessonOf(path, from, course.notes) : readFileSync(from);
    course.files.set(path, { data, executable: (stats.mode & constants.S_IXUSR) !== 0 });
  }
  return course;
}

/** A lesson as learners get it, as nbformat writes it. */
function lessonOf(path: string, from: string, notes: string[]): string {
  const read = readNotebook(path, readFileSync(from, "utf8"));
  const { notebook, left } = unsolve(read, exercises, basename(path, ".ipynb"));
  notes.push(...left.map(({ cell, exercise }) => sentences.solving(path, cell, exercise)));
  return format(clean(notebook));
}

function readNotebook(path: string, text: string): Notebook {
  let notebook: Partial<Notebook>;
  try {
    notebook = JSON.parse(text);
  } catch (error) {
    throw new HandoutError(sentences.damaged(path, (error as Error).message));
  }
  if (!Array.isArray(notebook?.cells) || !notebook.cells.every(isCell))
    throw new HandoutError(sentences.damaged(path, sentences.noCells()));
  return notebook as Notebook;
}

function isCell(cell: unknown): boolean {
  const { cell_type, metadata, source } = (cell ?? {}) as Record<string, unknown>;
  const lines = [source].flat();
  return (
    typeof cell_type === "string" &&
    typeof metadata === "object" &&
    metadata !== null &&
    lines.every((line) => typeof line === "string")
  );
}
