import { join } from "node:path";
import { handout as sentences } from "../words/handout.ts";
import type { Course } from "./course.ts";
import { HandoutError } from "./error.ts";
import { findLeaks } from "./passages.ts";

/** This many places are named, the first of them. */
const MOST = 20;

/**
 * A last look over all that learners would get.
 *
 * @throws HandoutError that names each place where a solution, a mistake, or a hidden check or its words can be read
 */
export function refuseLeaks(root: string, files: Course["files"]): void {
  const texts = new Map([...files].flatMap(([path, { data }]) => textsOf(path, String(data))));
  const leaks = findLeaks(texts, join(root, "grading"));
  if (leaks.length === 0) return;
  // The first line of each is where to look.
  const first = new Map(leaks.reverse().map((leak) => [`${leak.name}\0${leak.of}`, leak]));
  const places = [...first.values()].reverse().slice(0, MOST);
  const lines = places.map(({ name, line, of }) => sentences.place(name, line, `grading/${of}`));
  throw new HandoutError(sentences.leaks(lines.map((line) => `  ${line}`).join("\n")));
}

/** A file's text by its name; a notebook's by its cells, as a reader sees them, and the rest of it. */
function textsOf(path: string, text: string): [string, string][] {
  if (!path.endsWith(".ipynb")) return [[path, text]];
  const { cells, ...rest } = JSON.parse(text) as { cells: { source: string | string[] }[] };
  return [
    ...cells.map(({ source }, index): [string, string] => [
      sentences.cell(path, index + 1),
      [source].flat().join(""),
    ]),
    [path, JSON.stringify([rest, cells.map((cell) => ({ ...cell, source: "" }))])],
  ];
}
