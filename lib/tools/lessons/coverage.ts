import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Cell, Notebook } from "../../ground/notebook.ts";
import { coverage as say } from "../../words/tools/lessons.ts";
import { items } from "./syllabus.ts";

/** Where an item is served: a code cell that carries the item's number as a tag. */
export interface Served {
  notebook: string;
  /** Counted from 1 among all cells. */
  cell: number;
  /** The executed copy of the cell has an output. */
  ran: boolean;
}

/**
 * Finds for each item of the course the cells that serve it.
 *
 * @param folder of executed notebooks: only there can it be seen whether a cell ran
 * @returns item number → cells, the items that no run serves, and tags that are not an item's number
 */
export function cover(folder: string): {
  served: Map<string, Served[]>;
  missing: string[];
  unknown: string[];
} {
  const served = new Map<string, Served[]>(items.map(({ id }) => [id, []]));
  const unknown: string[] = [];
  for (const file of globSync("[0-9][0-9]-*.ipynb", { cwd: folder }).sort()) {
    const notebook = JSON.parse(readFileSync(join(folder, file), "utf8")) as Notebook;
    notebook.cells.forEach((cell, index) => {
      for (const tag of (cell.metadata.tags ?? []).filter(looksLikeItem)) {
        const where = { notebook: basename(file), cell: index + 1, ran: hasRun(cell) };
        if (served.has(tag)) served.get(tag)?.push(where);
        else unknown.push(say.inCell(tag, where.notebook, where.cell));
      }
    });
  }
  const missing = items.map(({ id }) => id).filter((id) => !served.get(id)?.some((s) => s.ran));
  return { served, missing, unknown };
}

/** P1.1, D3, C2.10, A0.1, T1.pipe.use: other tags are not ours. */
function looksLikeItem(tag: string): boolean {
  return /^([PCA]\d+\.\d+|D\d+|T1\..+)$/.test(tag);
}

function hasRun(cell: Cell): boolean {
  const outputs = cell.outputs ?? [];
  return (
    cell.cell_type === "code" &&
    cell.execution_count != null &&
    outputs.length > 0 &&
    outputs.every((o) => o.output_type !== "error")
  );
}

/** One line an item: where it is served, or that it is not. */
export function describeCoverage(folder: string): { text: string; complete: boolean } {
  const { served, missing, unknown } = cover(folder);
  const lines = items.map(({ id, text }) => {
    const cells = served.get(id)?.filter((s) => s.ran) ?? [];
    const where = cells.map((s) => `${s.notebook}#${s.cell}`).join(", ");
    return `${id.padEnd(18)} ${where === "" ? say.notServed : where.padEnd(30)} ${text}`;
  });
  lines.push(...unknown.map((u) => say.unknown(u)));
  lines.push(say.served(items.length - missing.length, items.length));
  return { text: lines.join("\n"), complete: missing.length === 0 && unknown.length === 0 };
}
