import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { kernelName } from "./kernelspec.ts";
import { type Cell, type Notebook, textOf } from "./notebook.ts";
import { root } from "./place.mjs";

/** What the metadata of each of our notebooks is. */
export const metadata = {
  kernelspec: {
    display_name: "TypeScript (Talking Processes)",
    language: "typescript",
    name: kernelName,
  },
  language_info: { file_extension: ".ts", mimetype: "text/x-typescript", name: "typescript" },
};

const allowedInCells = ["deletable", "editable", "exercise", "nbgrader", "tags"];
const most = { lines: 20, columns: 78 };

/** The notebooks of the course, from the root of the checkout. */
export function listNotebooks(): string[] {
  return globSync("{notebooks,grading}/**/*.ipynb", { cwd: root })
    .filter((path) => !path.includes(".ipynb_checkpoints"))
    .sort();
}

/**
 * A notebook as git has it: staged, else on the disk when git does not know it. What a learner's JupyterLab has saved
 * into the working copy, outputs and all, is the learner's.
 */
export function readStaged(path: string): string {
  const git = ["-c", "safe.directory=*", "-C", root, "show", `:${path}`];
  const staged = spawnSync("git", git, { encoding: "utf8", maxBuffer: 1 << 26 });
  return staged.status === 0 ? staged.stdout : readFileSync(resolve(root, path), "utf8");
}

/** Everything in which a notebook is not as notebooks in git should be, a line each; none when it is clean. */
export function faultsOf(text: string): string[] {
  const notebook = JSON.parse(text) as Notebook;
  const faults: string[] = [];
  if (notebook.nbformat !== 4 || notebook.nbformat_minor !== 5) {
    faults.push(`nbformat is ${notebook.nbformat}.${notebook.nbformat_minor}, not 4.5`);
  }
  if (!isDeepStrictEqual(notebook.metadata, metadata)) {
    faults.push(`its metadata are not ours: ${JSON.stringify(notebook.metadata)}`);
  }
  const seen = new Set<string>();
  notebook.cells.forEach((cell, index) => {
    const where = `cell ${index + 1}${cell.id ? ` (${cell.id})` : ""}`;
    faults.push(...faultsOfCell(cell, seen).map((fault) => `${where} ${fault}`));
  });
  if (faults.length === 0 && text !== format(notebook)) {
    faults.push("is not in the form in which JupyterLab saves it");
  }
  return faults;
}

/** @param seen the ids of the cells before it, to which its own is added */
function faultsOfCell(cell: Cell, seen: Set<string>): string[] {
  const faults: string[] = [];
  const { id = "" } = cell;
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(id) || looksRandom(id)) faults.push("has no name as its id");
  else if (seen.has(id)) faults.push("has the id of an earlier cell");
  seen.add(id);
  const stray = Object.keys(cell.metadata).filter((name) => !allowedInCells.includes(name));
  if (stray.length > 0) faults.push(`has stray metadata: ${stray.join(", ")}`);
  if (cell.cell_type !== "code") return faults;
  if (cell.outputs?.length !== 0) faults.push("has outputs");
  if (cell.execution_count !== null) faults.push("has an execution count");
  const lines = textOf(cell).split("\n");
  if (lines.length > most.lines)
    faults.push(`has ${lines.length} lines, ${most.lines} are the most`);
  lines.forEach((line, number) => {
    const { length } = [...line];
    if (length > most.columns) {
      faults.push(`line ${number + 1} has ${length} columns, ${most.columns} are the most`);
    }
  });
  return faults;
}

/** As nbformat and JupyterLab make them: a part of a UUID, hexadecimal. */
function looksRandom(id: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?$/.test(id);
}

/** The notebook cleaned of all that is not for git; names for its cells it cannot invent. */
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
