import { type Node, readNames } from "../program/scope.ts";
import { transpile } from "../program/transpile.ts";
import { type Cell, SOURCE_LIMIT } from "../types.ts";
import { readCode } from "./watched.ts";
import { whereOf } from "./where.ts";

export interface Gathered {
  source: string;
  /** The cell that declares the variable; the one given when none does. */
  main: Cell;
  cells: number;
}

const CELLS_LIMIT = 20;
/** Cells that are looked at; a lesson has a hundred. */
const NEARBY = 1000;

/**
 * The exercise's cell and what it needs from the learner's other cells of the same file: a notebook's cells share
 * their variables, and a learner may have moved a helper, or the solution itself, into a cell of its own.
 *
 * @param isMarked whether a cell says that it is an exercise's: a solution is not taken from another's
 */
export function gatherCells(
  code: Cell[],
  cell: Cell,
  variables: string[],
  isMarked: (cell: Cell) => boolean,
): Gathered {
  const own = nearby(
    code.filter((other) => other.file === cell.file),
    cell,
  );
  const home = own.indexOf(cell);
  const behind = own.slice(home + 1);
  const next = behind.findIndex(isMarked);
  const section = next < 0 ? behind : behind.slice(0, next);
  const bases = variables.map((variable) => variable.split(".")[0] ?? variable);
  const chosen = new Set([cell]);
  const declared = new Set(namesOf(cell).declared);
  const wanted = [...bases, ...namesOf(cell).free];
  for (let name = wanted.shift(); name !== undefined; name = wanted.shift()) {
    if (declared.has(name) || PROVIDED.has(name)) continue;
    const order = bases.includes(name) ? section : [...own.slice(0, home).reverse(), ...behind];
    const found = order.find((other) => defines(other, name));
    if (!found || chosen.size >= CELLS_LIMIT) continue;
    // A name that both define would be there twice in what is joined.
    if (namesOf(found).own.some((other) => declared.has(other))) continue;
    chosen.add(found);
    for (const other of namesOf(found).declared) declared.add(other);
    wanted.push(...namesOf(found).free);
  }
  const cells = own.filter((other) => chosen.has(other));
  const source = join(cells);
  if (source.length > SOURCE_LIMIT) return { source: cell.source, main: cell, cells: 1 };
  const main = cells.find((other) => bases.some((base) => defines(other, base)));
  return { source, main: main ?? cell, cells: cells.length };
}

/** A notebook of a hundred thousand cells is not searched as a whole for every name. */
function nearby(cells: Cell[], cell: Cell): Cell[] {
  if (cells.length <= NEARBY) return cells;
  const from = Math.max(0, cells.indexOf(cell) - NEARBY / 2);
  return cells.slice(from, from + NEARBY);
}

/** The text is looked at first: a cell is parsed only where the name occurs. */
function defines(cell: Cell, name: string): boolean {
  return wordsOf(cell).has(name) && namesOf(cell).own.includes(name);
}

const words = new WeakMap<Cell, Set<string>>();

/** None of a cell that is too long to be read anyway. */
function wordsOf(cell: Cell): Set<string> {
  const known = words.get(cell);
  if (known) return known;
  const all = cell.source.length > SOURCE_LIMIT ? null : cell.source.match(/[\p{ID_Continue}$]+/gu);
  const found = new Set(all);
  words.set(cell, found);
  return found;
}

/** One after the other; what an earlier one has imported is not imported again. */
function join(cells: Cell[]): string {
  const imported = new Set<string>();
  const sources = cells.map((cell) => {
    let { source } = cell;
    for (const { start, end, locals } of namesOf(cell).imports) {
      if (locals.length > 0 && locals.every((local) => imported.has(local))) {
        const blank = source.slice(start, end).replace(/[^\n]/g, " ");
        source = source.slice(0, start) + blank + source.slice(end);
      }
      for (const local of locals) imported.add(local);
    }
    return source;
  });
  return sources.join("\n");
}

/** They come from the library: a cell that merely imports them is not needed. */
const PROVIDED = new Set(["program", "run", "check", "console", "Buffer"]);

interface CellNames {
  declared: string[];
  /** Declared, and not by an import. */
  own: string[];
  free: string[];
  imports: { start: number; end: number; locals: string[] }[];
}

const NONE: CellNames = { declared: [], own: [], free: [], imports: [] };

const read = new WeakMap<Cell, CellNames>();

function namesOf(cell: Cell): CellNames {
  const known = read.get(cell);
  if (known) return known;
  const names = readCode(cell.source, whereOf(cell), () => parseNames(cell.source)) ?? NONE;
  read.set(cell, names);
  return names;
}

function parseNames(source: string): CellNames {
  const { js } = transpile(source);
  const names = js === null ? { problem: "" } : readNames(js);
  if ("problem" in names) return NONE;
  const statements = names.tree.body as (Node & { specifiers: { local: { name: string } }[] })[];
  const imports = statements
    .filter((statement) => statement.type === "ImportDeclaration")
    .map(({ start, end, specifiers }) => ({
      start,
      end,
      locals: specifiers.map((specifier) => specifier.local.name),
    }));
  const imported = new Set(imports.flatMap(({ locals }) => locals));
  const declared = [...names.declared];
  const own = declared.filter((name) => !imported.has(name));
  return { declared, own, free: [...names.free.keys()], imports };
}
