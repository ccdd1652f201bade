import { reading } from "../../words/reading.ts";
import { type Cell, SubmissionError } from "../types.ts";
import { salvageCells } from "./salvage.ts";

export interface ReadNotebook {
  cells: Cell[];
  repairs: string[];
}

/**
 * The cells of a notebook, whatever state it is in: cut off, edited by hand, of an old format, of another kernel.
 *
 * @throws SubmissionError when not one cell can be read
 */
export function readNotebook(bytes: Buffer, file: string): ReadNotebook {
  const repairs: string[] = [];
  const text = decode(bytes, file, repairs);
  if (text.trim() === "") throw new SubmissionError(reading.empty(file));
  const notebook = parse(text, file, repairs);
  const kernel = kernelOf(notebook);
  if (kernel) repairs.push(reading.otherKernel(file, kernel));
  const raw = listCells(notebook, file, repairs);
  const cells = raw.map((cell, index) => readCell(cell, index + 1, file));
  const read = cells.filter((cell) => cell !== null);
  if (read.length < cells.length) {
    repairs.push(reading.oddCells(file, cells.length - read.length));
  }
  return { cells: read, repairs };
}

/** UTF-8 with or without a byte order mark; what is not UTF-8 becomes U+FFFD and is reported. */
export function decode(bytes: Buffer, file: string, repairs: string[]): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    repairs.push(reading.notUtf8(file));
    return new TextDecoder("utf-8").decode(bytes);
  }
}

function parse(text: string, file: string, repairs: string[]): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = (error as Error).message.split(/, ?["'.]/)[0] ?? "";
    const cells = salvageCells(text);
    if (cells.length === 0) throw new SubmissionError(reading.beyondRepair(file, why));
    repairs.push(reading.damaged(file, why, cells.length));
    return { cells };
  }
  if (!isObject(value)) throw new SubmissionError(reading.noNotebook(file));
  return value;
}

/** The cells of format 4, or of the worksheets of format 3. */
function listCells(notebook: Record<string, unknown>, file: string, repairs: string[]): unknown[] {
  if (Array.isArray(notebook.cells)) return notebook.cells;
  const sheets = notebook.worksheets;
  if (!Array.isArray(sheets)) throw new SubmissionError(reading.noNotebook(file));
  repairs.push(reading.oldFormat(file, String(notebook.nbformat)));
  return sheets.flatMap((sheet) =>
    isObject(sheet) && Array.isArray(sheet.cells) ? sheet.cells : [],
  );
}

function readCell(cell: unknown, number: number, file: string): Cell | null {
  if (!isObject(cell)) return null;
  const source = textOf(cell.source ?? cell.input);
  if (source === null) return null;
  const kind = cell.cell_type;
  return {
    file,
    number,
    kind: kind === "markdown" || kind === "raw" ? kind : "code",
    id: typeof cell.id === "string" ? cell.id : null,
    metadata: isObject(cell.metadata) ? cell.metadata : {},
    source,
  };
}

/** A string, or a list of lines. */
function textOf(source: unknown): string | null {
  if (typeof source === "string") return source;
  if (!Array.isArray(source)) return null;
  return source.filter((line) => typeof line === "string").join("");
}

/** The name of the kernel when it is not one for TypeScript. */
function kernelOf(notebook: Record<string, unknown>): string | null {
  const metadata = isObject(notebook.metadata) ? notebook.metadata : {};
  const spec = isObject(metadata.kernelspec) ? metadata.kernelspec : {};
  const language = isObject(metadata.language_info) ? metadata.language_info.name : spec.language;
  const name = typeof spec.name === "string" ? spec.name : String(language ?? "");
  const known = /^(talking-processes|tslab|deno)$/.test(name) || /script/.test(String(language));
  return name === "" || known ? null : name.slice(0, 60);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
