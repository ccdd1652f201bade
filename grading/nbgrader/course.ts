import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Notebook } from "../../lib/ground/notebook.ts";
import type { Exercise } from "../types.ts";
import { addMetadata } from "./metadata.ts";

const CONFIG = "nbgrader_config.py";

/**
 * The files of a course for nbgrader: `source/ASSIGNMENT/NAME.ipynb` and a configuration that knows TypeScript. In their
 * folder `nbgrader generate_assignment ASSIGNMENT` and all its other commands work.
 *
 * @param assignments each one's notebooks by their names, without .ipynb
 */
export function courseFiles(
  assignments: Record<string, Record<string, Notebook>>,
  exercises: Exercise[],
): Map<string, string> {
  const files = new Map([[CONFIG, readFileSync(join(import.meta.dirname, CONFIG), "utf8")]]);
  for (const [assignment, notebooks] of Object.entries(assignments)) {
    for (const [name, notebook] of Object.entries(notebooks)) {
      const marked = addMetadata(notebook, exercises, "source");
      files.set(`source/${assignment}/${name}.ipynb`, `${JSON.stringify(marked, null, 1)}\n`);
    }
  }
  return files;
}

/** Writes a course of one assignment. */
export function writeCourse(
  folder: string,
  assignment: string,
  notebooks: Record<string, Notebook>,
  exercises: Exercise[],
): void {
  for (const [path, text] of courseFiles({ [assignment]: notebooks }, exercises)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
