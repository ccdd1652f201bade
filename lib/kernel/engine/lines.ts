import { SourceMap, type SourceMapPayload } from "node:module";

/** Where in a cell, from 1, as an editor counts. */
export interface Place {
  line: number;
  column: number;
}

/** A cell as it was run: its text, and the way back from the JavaScript that V8 saw. */
export class Source {
  readonly code: string;
  readonly count: number;
  readonly #maps: { toModule: string; toCommonJS: string };

  constructor(code: string, count: number, maps: { toModule: string; toCommonJS: string }) {
    this.code = code;
    this.count = count;
    this.#maps = maps;
  }

  /** The place in the cell for one in the JavaScript; null if TypeScript added it. */
  placeOf({ line, column }: Place): Place | null {
    const between = find(this.#maps.toCommonJS, line - 1, column - 1);
    const found = between && find(this.#maps.toModule, between.line, between.column);
    // tslab puts one line of its own before the cell.
    const place = found && { line: found.line, column: found.column + 1 };
    return place && place.line >= 1 && place.line <= this.code.split("\n").length ? place : null;
  }
}

const sources = new Map<string, Source>();

/** The name under which V8 knows a cell. */
export function remember(id: number, source: Source): string {
  const name = `cell:${id}`;
  sources.set(name, source);
  return name;
}

export function sourceOf(name: string): Source | undefined {
  return sources.get(name);
}

/** Lines and columns from 0. */
function find(map: string, line: number, column: number): { line: number; column: number } | null {
  if (!map) return null;
  const entry = new SourceMap(JSON.parse(map) as SourceMapPayload).findEntry(line, column);
  if (!("originalLine" in entry)) return null;
  return { line: entry.originalLine, column: entry.originalColumn };
}

/**
 * The line with its neighbours' numbers and a caret below it.
 *
 * @param length how many characters the caret underlines
 */
export function excerpt(code: string, { line, column }: Place, length = 1): string[] {
  const lines = code.split("\n");
  const text = lines[line - 1] ?? "";
  const width = String(line).length;
  const above = lines[line - 2];
  // Tabs stay tabs, so that the caret is below its character.
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  const carets = "^".repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  return [
    ...(above?.trim() ? [`    ${String(line - 1).padStart(width)} | ${above}`] : []),
    `  → ${line} | ${text}`,
    `    ${" ".repeat(width)} | ${indent}\x1b[31m${carets}\x1b[39m`,
  ];
}
