import { inspect } from "node:util";
import { trace as say, unreadable } from "../../words/kernel.ts";
import type { Failure } from "../protocol.ts";
import { withOriginals } from "./builtins.ts";
import { excerpt, type Place, type Source, sourceOf } from "./lines.ts";
import type { Diagnostic } from "./tslab.ts";

/** A line of a stack that is in a cell. */
interface Frame {
  name: string;
  in: string;
  source: Source;
  place: Place;
}

/** How many lines of cells a traceback names. */
const FRAME_LIMIT = 6;

/** How many errors a message names that were the reason of others. */
const REASON_LIMIT = 20;

/**
 * What a thrown value looks like to a reader of the notebook: its message, and the lines of cells it came through.
 * Anything can be thrown, even what fails when it is looked at.
 */
export function describeError(thrown: unknown): Failure {
  return withOriginals(() => describe(thrown, new Set()));
}

function describe(thrown: unknown, told: Set<unknown>): Failure {
  told.add(thrown);
  if (!isError(thrown)) return failure("Thrown", textOf(thrown), []);
  const ename = read("name", () => String(thrown.name || thrown.constructor.name || "Error"));
  const evalue = read("message", () => String(thrown.message));
  return failure(ename, evalue, [...trace(thrown), ...reasons(thrown, told)]);
}

/** The cell in whose code an error came up, by its stack; null if it names none. */
export function cellOf(thrown: unknown): number | null {
  const [frame] = withOriginals(() => (isError(thrown) ? framesOf(thrown) : []));
  return frame ? Number(frame.in.slice("cell:".length)) : null;
}

function isError(thrown: unknown): thrown is Error {
  return attempt(() => thrown instanceof Error, false);
}

function textOf(thrown: unknown): string {
  if (typeof thrown === "string") return thrown;
  return read("text", () => inspect(thrown));
}

function read(what: keyof typeof unreadable, get: () => string): string {
  return attempt(get, unreadable[what]());
}

/** An error's fields may be getters of the learner's own. */
function attempt<T>(get: () => T, otherwise: T): T {
  try {
    return get();
  } catch {
    return otherwise;
  }
}

/** Type errors of a cell that was therefore not run. */
export function describeDiagnostics(code: string, diagnostics: Diagnostic[]): Failure {
  const merged = new Map<string, Diagnostic>();
  for (const found of diagnostics) {
    const key = `${found.fileName ?? ""}:${found.start.offset}`;
    const before = merged.get(key);
    // TypeScript's reasons come as messages of their own at the same place.
    if (before)
      merged.set(key, { ...before, messageText: `${before.messageText}\n  ${found.messageText}` });
    else merged.set(key, found);
  }
  const all = [...merged.values()];
  const lines = all.slice(0, FRAME_LIMIT).flatMap((found) => describeDiagnostic(code, found));
  if (all.length > FRAME_LIMIT) lines.push(say.more(all.length - FRAME_LIMIT));
  const [first] = all;
  const evalue = first ? textAt(first) : "";
  return failure("TypeScriptError", evalue, lines, say.notRun());
}

function describeDiagnostic(code: string, found: Diagnostic): string[] {
  const { start, end, messageText, code: number, fileName } = found;
  const place = { line: start.line + 1, column: start.character + 1 };
  const text = say.numbered(textAt(found), number);
  if (fileName) return [text];
  // A message about what tslab appends to the cell has no line of the learner's.
  if (place.line > code.split("\n").length) return [say.numbered(messageText, number)];
  const length = end.line === start.line ? end.character - start.character : 1;
  return [text, ...excerpt(code, place, length)];
}

function textAt({ fileName, start, messageText }: Diagnostic): string {
  const line = start.line + 1;
  return fileName ? say.typeIn(fileName, line, messageText) : say.type(line, messageText);
}

function trace(error: Error): string[] {
  const frames = framesOf(error);
  return frames.slice(0, FRAME_LIMIT).flatMap(({ name, source, place }, index) => {
    const [cell, line] = [String(source.count), place.line];
    if (index > 0)
      return [name ? say.calledFromFunction(name, cell, line) : say.calledFromCell(cell, line)];
    const where = name ? say.inFunction(name, cell, line) : say.inCell(cell, line);
    return [where, ...excerpt(source.code, place)];
  });
}

function framesOf(error: Error): Frame[] {
  const frames: Frame[] = [];
  for (const line of attempt(() => String(error.stack), "").split("\n")) {
    const match = /^\s+at (?:async )?(?:(.*) \()?(cell:\d+):(\d+):(\d+)\)?$/.exec(line);
    const source = match && sourceOf(match[2] ?? "");
    const place = source?.placeOf({ line: Number(match?.[3]), column: Number(match?.[4]) });
    if (source && place)
      frames.push({ name: nameOf(match?.[1]), in: match?.[2] ?? "", source, place });
  }
  return frames;
}

/** The functions that tslab wraps a cell into have no name that means anything. */
function nameOf(name = ""): string {
  return /^(Object\.)?<anonymous>$|^eval$/.test(name)
    ? ""
    : name.replace(/^(async |exports\.|Object\.|Proxy\.)+/, "");
}

/** Each error once: the causes of one another may form a circle. */
function reasons(error: Error, told: Set<unknown>): string[] {
  return reasonsOf(error)
    .slice(0, FRAME_LIMIT)
    .flatMap((reason) => {
      if (told.has(reason) || told.size > REASON_LIMIT) return [];
      const { ename, evalue, traceback } = describe(reason, told);
      return [say.because(ename, evalue), ...traceback.slice(1)];
    });
}

function reasonsOf(error: Error): unknown[] {
  return attempt(() => {
    const inner = error instanceof AggregateError ? [...error.errors] : [];
    return error.cause === undefined ? inner : [error.cause, ...inner];
  }, []);
}

function failure(ename: string, evalue: string, lines: string[], head = evalue): Failure {
  return { ename, evalue, traceback: [`\x1b[31m${ename}\x1b[39m: ${head}`, ...lines] };
}
