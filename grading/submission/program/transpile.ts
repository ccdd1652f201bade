/**
 * TypeScript to JavaScript with amaro, Node's own stripper of types: types become blanks, so that every line and
 * column of the learner's code stays where it was. What is more than types (enum, namespace) is compiled instead.
 */
import { createRequire } from "node:module";
import { dirname, sep } from "node:path";
import { finding } from "../../words/finding.ts";
import { SOURCE_LIMIT, WORDS_LIMIT } from "../types.ts";

export type Transpiled = { js: string; problem: null } | { js: null; problem: string };

interface Amaro {
  transformSync(source: string, options: { mode: "strip-only" | "transform" }): { code: string };
}

const require = createRequire(import.meta.url);

/**
 * The JavaScript of a cell, or a sentence on why there is none, with the line and a caret. Nothing is run. It may take
 * for ever: work that was handed in is read in a process that can be ended (apart/).
 */
export function transpile(source: string): Transpiled {
  if (source.length > SOURCE_LIMIT) return { js: null, problem: finding.tooLong(SOURCE_LIMIT) };
  if (wordsOf(source) > WORDS_LIMIT)
    return { js: null, problem: finding.tooManyWords(WORDS_LIMIT) };
  const stripped = transform(source, "strip-only");
  return stripped.unsupported ? transform(source, "transform") : stripped;
}

function wordsOf(source: string): number {
  if (source.length < 2 * WORDS_LIMIT) return 0;
  return new Set(source.match(/[\p{ID_Continue}$]+/gu)).size;
}

function transform(
  source: string,
  mode: "strip-only" | "transform",
): Transpiled & { unsupported?: boolean } {
  const amaro = require("amaro") as Amaro;
  try {
    return { js: amaro.transformSync(source, { mode }).code, problem: null };
  } catch (error) {
    const { code, message, startLine, startColumn } = error as Record<string, unknown>;
    if (typeof code !== "string") {
      // The stack of the WebAssembly overflowed: its memory is corrupt, and so is every later call.
      forget("amaro");
      return { js: null, problem: finding.tooDeep() };
    }
    const problem = explainSyntax(source, Number(startLine), Number(startColumn), String(message));
    return {
      js: null,
      problem,
      unsupported: code === "UnsupportedSyntax" && mode === "strip-only",
    };
  }
}

/** The sentence, the line, and a caret below the column; `column` counts from 0. */
export function explainSyntax(
  source: string,
  line: number,
  column: number,
  message: string,
): string {
  const text = source.split(/\r\n|\n|\r|\u2028|\u2029/)[line - 1] ?? "";
  // A window of the line, so that a minified one stays readable.
  const from = column > 70 ? column - 40 : 0;
  const shown = text.slice(from, from + 100);
  const indent = shown.slice(0, column - from).replace(/[^\t]/g, " ");
  const short = message.split(". Expected")[0] ?? message;
  return finding.syntax(line, column + 1, short.slice(0, 200), `${shown}\n${indent}^`);
}

/** The next `require` loads it again. */
function forget(name: string): void {
  const folder = dirname(require.resolve(name)) + sep;
  for (const path of Object.keys(require.cache)) {
    if (path.startsWith(folder)) delete require.cache[path];
  }
}
