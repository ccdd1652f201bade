import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { faults as say } from "../words/tools/check.ts";
import { KERNEL_NAME } from "./kernelspec.ts";
import { type Cell, type Notebook, textOf } from "./notebook.ts";
import { root } from "./place.mjs";

/** What the metadata of each of our notebooks is. */
export const metadata = {
  kernelspec: {
    display_name: "TypeScript (Talking Processes)",
    language: "typescript",
    name: KERNEL_NAME,
  },
  language_info: { file_extension: ".ts", mimetype: "text/x-typescript", name: "typescript" },
};

const allowedInCells = ["deletable", "editable", "exercise", "nbgrader", "tags"];
const CELL_LIMITS = { lines: 20, columns: 78 };

/** The notebooks of the course, from the root of the checkout. */
export function listNotebooks(): string[] {
  return globSync("{notebooks,grading}/**/*.ipynb", { cwd: root })
    .filter((path) => !path.includes(".ipynb_checkpoints"))
    .sort();
}

/**
 * A notebook as git has it: staged, or on the disk when git does not know it. What a learner's JupyterLab has saved
 * into the working copy, outputs and all, is the learner's.
 */
export function readStaged(path: string): string {
  const git = ["-c", "safe.directory=*", "-C", root, "show", `:${path}`];
  const staged = spawnSync("git", git, { encoding: "utf8", maxBuffer: 1 << 26 });
  return staged.status === 0 ? staged.stdout : readFileSync(resolve(root, path), "utf8");
}

/** Every way in which a notebook is not as notebooks in git should be, a line each; none when it is clean. */
export function faultsOf(text: string): string[] {
  const notebook = JSON.parse(text) as Notebook;
  const faults: string[] = [];
  if (notebook.nbformat !== 4 || notebook.nbformat_minor !== 5) {
    faults.push(say.format(`${notebook.nbformat}.${notebook.nbformat_minor}`));
  }
  if (!isDeepStrictEqual(notebook.metadata, metadata)) {
    faults.push(say.metadata(JSON.stringify(notebook.metadata)));
  }
  const seen = new Set<string>();
  notebook.cells.forEach((cell, index) => {
    const found = [...faultsOfCell(cell, seen), ...resultsOf(cell), ...widthsOf(cell)];
    faults.push(...found.map((fault) => inCell(cell, index, fault)));
  });
  if (faults.length === 0 && text !== format(notebook)) {
    faults.push(say.form);
  }
  return faults;
}

/** What of a notebook as git has it comes of a run, a line each. */
export function resultsIn(text: string): string[] {
  const { cells } = JSON.parse(text) as Notebook;
  return cells.flatMap((cell, index) => resultsOf(cell).map((fault) => inCell(cell, index, fault)));
}

function inCell({ id }: Cell, index: number, fault: string): string {
  return id ? say.namedCell(index + 1, id, fault) : say.cell(index + 1, fault);
}

/** @param seen the ids of the cells before it, to which its own is added */
function faultsOfCell(cell: Cell, seen: Set<string>): string[] {
  const faults: string[] = [];
  const { id = "" } = cell;
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(id) || looksRandom(id)) faults.push(say.noName);
  else if (seen.has(id)) faults.push(say.sameId);
  seen.add(id);
  const stray = Object.keys(cell.metadata).filter((name) => !allowedInCells.includes(name));
  if (stray.length > 0) faults.push(say.stray(stray.join(", ")));
  return faults;
}

function resultsOf({ cell_type, outputs, execution_count }: Cell): string[] {
  if (cell_type !== "code") return [];
  return [
    ...(outputs?.length === 0 ? [] : [say.outputs]),
    ...(execution_count === null ? [] : [say.count]),
  ];
}

function widthsOf(cell: Cell): string[] {
  if (cell.cell_type !== "code") return [];
  const lines = textOf(cell).split("\n");
  const wide = lines.flatMap((line, number) => {
    const { length } = [...line];
    return length > CELL_LIMITS.columns
      ? [say.columns(number + 1, length, CELL_LIMITS.columns)]
      : [];
  });
  return [
    ...(lines.length > CELL_LIMITS.lines ? [say.lines(lines.length, CELL_LIMITS.lines)] : []),
    ...wide,
  ];
}

/** As nbformat and JupyterLab make them: a part of a UUID, hexadecimal. */
function looksRandom(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?$/.test(id);
}

/** The notebook cleaned of all that is not for git; it cannot invent names for its cells. */
export function clean(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) => {
    const kept = Object.entries(cell.metadata).filter(([name]) => allowedInCells.includes(name));
    const cleaned: Cell = { ...cell, metadata: Object.fromEntries(kept) };
    return cell.cell_type === "code" ? { ...cleaned, outputs: [], execution_count: null } : cleaned;
  });
  return { ...notebook, nbformat: 4, nbformat_minor: 5, metadata, cells };
}

/** A notebook's text as nbformat writes it: sorted keys, an indent of one, the source line by line. */
export function format(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: textOf(cell).match(/[^\n]*\n|[^\n]+$/g) ?? [],
  }));
  return `${JSON.stringify(sortKeys({ ...notebook, cells }), null, 1)}\n`;
}

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sortKeys(inner)]));
}
