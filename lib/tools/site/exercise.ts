import { type Cell, textOf } from "../../ground/notebook.ts";
import { page } from "../../words/tools/site.ts";

/** The exercise whose stub a cell is, "section/name". */
export function stubOf({ cell_type, metadata }: Cell): string | undefined {
  const id = metadata.exercise;
  return cell_type === "code" && typeof id === "string" ? id : undefined;
}

/** The exercise that a cell checks: it calls `check("section/name", …)`. */
export function checkedBy(cell: Cell): string | undefined {
  if (cell.cell_type !== "code") return undefined;
  return /^\s*\(?await check\(\s*(["'`])([\w/-]+)\1/m.exec(textOf(cell))?.[2];
}

/**
 * The way to try the exercises of a notebook: one note after each, which is where its check is, or else its stub.
 *
 * @returns the indexes of the cells with the exercise that ends there
 */
export function endsOf(cells: Cell[]): Map<number, string> {
  const last = new Map<string, number>();
  cells.forEach((cell, index) => {
    const id = stubOf(cell) ?? checkedBy(cell);
    if (id !== undefined) last.set(id, index);
  });
  return new Map([...last].map(([id, index]) => [index, id]));
}

/** What a reader of a page, who cannot run anything there, does with an exercise. */
export function tryNote(name: string): string {
  return `<p class="try">${page.try(`notebooks/${name}.ipynb`)}</p>`;
}
