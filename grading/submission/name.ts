/** The course's own notebooks are numbered: a folder that holds them belongs to one student. */
const LESSON = /^\d\d-[\w-]+\.(ipynb|ts)$/;

/**
 * Who handed in a file, from its path below what was named on the command line, and from the name of that.
 *
 *     class/alice.ipynb        → alice          class/alice/03-pipes.ipynb → alice
 *     alice/03-pipes.ipynb     → alice          submitted/alice/ipc/03-pipes.ipynb → alice
 *     Alice Smith_4711_assignsubmission_file_/x.ipynb → Alice Smith (Moodle)
 *     smithalice_LATE_4711_99_x.ipynb                 → smithalice (Canvas)
 */
export function nameStudent(below: string[], named: string): string {
  const [first, ...rest] = below;
  if (first === undefined) return clean(named);
  if (rest.length === 0 && LESSON.test(first)) return clean(named);
  return clean(first);
}

function clean(name: string): string {
  const stem = name.replace(/\.(ipynb|ts|zip)$/i, "");
  const moodle = /^(.+?)_\d+_assignsubmission_/.exec(stem);
  const canvas = /^([a-z0-9-]+)(?:_LATE)?_\d+_\d+_./.exec(stem);
  // What is left must be fit for a file's name and a table: no control characters, no path.
  const plain = (moodle?.[1] ?? canvas?.[1] ?? stem)
    .replace(/[\p{C}/\\]/gu, " ")
    .trim()
    .slice(0, 120);
  return /^\.*$/.test(plain) ? "unnamed" : plain;
}
