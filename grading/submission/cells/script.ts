import { reading } from "../../words/reading.ts";
import { type Cell, SubmissionError } from "../types.ts";
import { decode, type ReadNotebook } from "./notebook.ts";

/** `// exercise: files/write-seek-read`, the mark of an exercise in code. */
export const MARK: RegExp = /^[ \t]*\/\/[ \t]*exercise:[ \t]*([\w/-]+)[ \t]*\r?$/m;

/**
 * A `.ts` file as cells: one for each mark `// exercise: ID`, up to the next; what comes before the first is a cell
 * of its own. A file without a mark is one cell, and its path names its exercise (files/write-seek-read.ts).
 *
 * @throws SubmissionError when it is empty
 */
export function readScript(bytes: Buffer, file: string): ReadNotebook {
  const repairs: string[] = [];
  const text = decode(bytes, file, repairs);
  if (text.trim() === "") throw new SubmissionError(reading.empty(file));
  const pieces = text.split(new RegExp(`(?=${MARK.source})`, "m"));
  const sources = pieces.filter((piece, index) => index % 2 === 0 && piece.trim() !== "");
  const path = file.replace(/\.ts$/i, "");
  const cells = sources.map((source, index): Cell => {
    const named = sources.length === 1 && !MARK.test(source) ? { path } : {};
    return { file, number: index + 1, kind: "code", id: null, metadata: named, source };
  });
  return { cells, repairs };
}
