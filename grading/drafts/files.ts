/**
 * The files of an exercise that is begun. Its checks work, for a task of one line: print the argument. What its author has
 * to write is marked, and the exercise's test does not pass until then.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files with `__ID__`, `__VARIABLE__`, …, and .txt after their names: what they import is not there. */
const template = join(import.meta.dirname, "template");

/** Texts by their paths from the exercise's folder. */
export function draftFiles(draft: {
  /** "pipes/two-way". */
  id: string;
  /** "twoWay". */
  variable: string;
  lesson: string;
  place: number;
}): [path: string, text: string][] {
  const files = globSync("**/*.txt", { cwd: template }).sort();
  return files.map((file) => {
    let text = readFileSync(join(template, file), "utf8");
    for (const [name, value] of Object.entries(draft))
      text = text.replaceAll(`__${name.toUpperCase()}__`, `${value}`);
    return [file.replace(/\.txt$/, ""), text];
  });
}
