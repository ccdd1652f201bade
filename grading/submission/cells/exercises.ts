import { finding } from "../../words/finding.ts";
import type { Cell, ExerciseKey, FoundExercise } from "../types.ts";
import { gatherCells } from "./needed.ts";
import { MARK } from "./script.ts";
import { whereOf } from "./where.ts";

export interface Found {
  exercises: Record<string, FoundExercise>;
  repairs: string[];
}

/** nbgrader's identifiers have no slash: `files_write-seek-read`. */
export function gradeId(exercise: string): string {
  return exercise.replaceAll("/", "_");
}

/**
 * The code of each exercise among a student's cells: by the mark in a cell's metadata, by its identifiers, by a mark
 * in its text, by the learner's own `check("id", variable)`, or by a variable that only this exercise has.
 */
export function findExercises(cells: Cell[], keys: ExerciseKey[]): Found {
  const code = cells.filter((cell) => cell.kind === "code");
  const exercises: Record<string, FoundExercise> = {};
  const repairs: string[] = [];
  for (const key of keys) {
    const checked = checkOf(code, key);
    const variables = { ...ownNames(key), ...checked?.variables };
    const { candidates, marked } = candidatesFor(code, key, keys, checked);
    if (candidates.length === 0) continue;
    const touched = candidates.filter((cell) => !isStub(cell, key));
    const cell = touched.at(-1) ?? (candidates.at(-1) as Cell);
    const gathered = gatherCells(code, cell, Object.values(variables), (other) =>
      keys.some(({ id }) => isMarked(other, id)),
    );
    const where = whereOf(gathered.main);
    if (candidates.length > 1) repairs.push(finding.copies(key.id, candidates.length, where));
    else if (!marked) repairs.push(finding.byContent(key.id, where));
    if (gathered.cells > 1) repairs.push(finding.joined(key.id, gathered.cells));
    const untouched = isStub(gathered.main, key);
    exercises[key.id] = { source: gathered.source, variables, where, untouched };
  }
  return { exercises, repairs };
}

/** The cells that say that they hold this exercise, or else the ones that look like it. */
function candidatesFor(
  code: Cell[],
  key: ExerciseKey,
  keys: ExerciseKey[],
  checked: Checked | null,
): { candidates: Cell[]; marked: boolean } {
  const marked = code.filter((cell) => isMarked(cell, key.id));
  if (marked.length > 0) return { candidates: marked, marked: true };
  const names = Object.values({ ...ownNames(key), ...checked?.variables }).map(baseOf);
  const holds = (cell: Cell): boolean =>
    names.some((name) => declares(cell, name)) && !isOthers(cell, key.id) && !isGiven(cell, key);
  if (checked) {
    const before = code.slice(0, code.indexOf(checked.cell) + 1).reverse();
    const cell = before.find(holds);
    if (cell) return { candidates: [cell], marked: false };
  }
  const others = keys.filter((other) => other.id !== key.id).flatMap((other) => other.variables);
  const unique = names.every((name) => !others.some((other) => baseOf(other) === name));
  const alike = unique ? code.filter(holds) : [];
  return { candidates: alike, marked: false };
}

function isMarked(cell: Cell, id: string): boolean {
  return marksOf(cell).includes(id);
}

/** It says that it holds another exercise. */
function isOthers(cell: Cell, id: string): boolean {
  const marks = marksOf(cell).filter((mark) => mark.includes("/"));
  return marks.length > 0 && !marks.includes(id);
}

const marks = new WeakMap<Cell, string[]>();

/** Read once: each exercise asks every cell. */
function marksOf(cell: Cell): string[] {
  const known = marks.get(cell);
  if (known) return known;
  const found = readMarks(cell);
  marks.set(cell, found);
  return found;
}

function readMarks(cell: Cell): string[] {
  const { metadata } = cell;
  const own = [metadata.exercise, MARK.exec(cell.source)?.[1]];
  const nbgrader = metadata.nbgrader as Record<string, unknown> | undefined;
  const path = metadata.path as string | undefined;
  const tail = typeof path === "string" ? path.split(/[/\\]/).slice(-2).join("/") : undefined;
  return [...own, fromGradeId(nbgrader?.grade_id), fromGradeId(cell.id), fromGradeId(tail)].filter(
    (mark): mark is string => typeof mark === "string",
  );
}

/** "files_write-seek-read" → "files/write-seek-read". */
function fromGradeId(id: unknown): string | null {
  if (typeof id !== "string") return null;
  const last = id.split("/").at(-1) ?? id;
  return last.includes("_") ? last.replaceAll("_", "/") : id;
}

interface Checked {
  cell: Cell;
  variables: Record<string, string>;
}

const PATH = "[\\w$]+(?:\\.[\\w$]+)*";

/**
 * The last `check("id", variable)` or `check("id", { producer, consumer: mine })` of the learner, which says in which
 * variables the solution is.
 */
function checkOf(code: Cell[], key: ExerciseKey): Checked | null {
  const call = new RegExp(
    `\\bcheck\\(\\s*["'\`]${key.id}["'\`]\\s*,\\s*(?:(${PATH})|\\{([^{}]*)\\})\\s*[,)]`,
  );
  for (const cell of [...code].reverse()) {
    if (!cell.source.includes(key.id)) continue;
    const [, one, several] = call.exec(cell.source) ?? [];
    const [first = ""] = key.variables;
    if (one) return { cell, variables: { [first]: one } };
    if (several !== undefined) return { cell, variables: readMembers(several, key.variables) };
  }
  return null;
}

/** Of `producer, consumer: mine`: what the lesson's names stand for. */
function readMembers(text: string, known: string[]): Record<string, string> {
  const member = new RegExp(`^\\s*([\\w$]+)\\s*(?::\\s*(${PATH})\\s*)?$`);
  const found = text.split(",").map((part) => member.exec(part));
  return Object.fromEntries(
    found.flatMap((match) =>
      match?.[1] && known.includes(match[1]) ? [[match[1], match[2] ?? match[1]]] : [],
    ),
  );
}

function ownNames(key: ExerciseKey): Record<string, string> {
  return Object.fromEntries(key.variables.map((name) => [name, name]));
}

function declares(cell: Cell, name: string): boolean {
  if (!cell.source.includes(name)) return false;
  const escaped = name.replaceAll("$", "\\$");
  return new RegExp(`\\b(?:const|let|var|function)\\s+${escaped}(?![\\w$])`).test(cell.source);
}

function baseOf(variable: string): string {
  return variable.split(".")[0] ?? variable;
}

/** The text without white space, by which cells are compared with those that were given. */
export function bare(text: string): string {
  return text.replace(/\s+/g, "");
}

/** A cell of a lesson, as every learner has it: other exercises and examples use the same names. */
function isGiven(cell: Cell, key: ExerciseKey): boolean {
  return key.given?.has(bare(cell.source)) ?? false;
}

function isStub(cell: Cell, key: ExerciseKey): boolean {
  return key.stub !== undefined && bare(cell.source) === bare(key.stub);
}
