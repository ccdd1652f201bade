import { escapeUTF8 } from "entities/escape";
import { tableText } from "../view/tell/table-text.ts";
import type { Card } from "../view/types.ts";
import { card as say } from "../words/notebook/cards.ts";
import { grouped } from "../words/number.ts";
import { showCard } from "./picture.ts";

/** A text that stands for a number: rows are sorted by it. `{ text: "7.4 µs", sort: 7400 }` */
export interface Sorted {
  text: string;
  sort: number;
}

/**
 * Shows rows as a table: the members of the first row are its columns. Numbers are aligned to the right. Texts in the
 * first column name their rows, and stay in sight when a wide table is scrolled.
 *
 * @param rows one object for each row, all with the same members
 * @param caption what the table tells, one sentence
 * @throws RangeError when there is no row
 * @example table([{ size: 4096, "time (ns)": 1100 }], "Reading a page")
 */
export function table(rows: Record<string, unknown>[], caption = ""): Card {
  const [first] = rows;
  if (!first) throw new RangeError(say.noRow);
  const columns = Object.keys(first);
  const cells = rows.map((row) => columns.map((column) => known(row[column])));
  const data = { columns, rows: cells.map((row) => row.map(plain)) };
  const named = cells.every(([name]) => typeof name === "string");
  const th = columns.map(
    (name, i) =>
      `<th scope="col" style="${LEFT}${roomFor(name)}${named && i === 0 ? STAYS : ""}">${escapeUTF8(name)}</th>`,
  );
  const tr = cells.map(
    (row) =>
      `<tr>${row.map((cell, i) => (named && i === 0 ? name(cell) : td(cell))).join("")}</tr>`,
  );
  const title = caption === "" ? columns.join(", ") : caption;
  const label = caption === "" ? "" : ` aria-label="${escapeUTF8(caption)}"`;
  // The caption stays in sight when the table is scrolled.
  const html = [
    caption === "" ? "" : `<p style="margin:0" aria-hidden="true">${escapeUTF8(caption)}</p>`,
    `<div style="overflow-x:auto"><table class="sortable"${label}>`,
    `<thead><tr>${th.join("")}</tr></thead><tbody>${tr.join("")}</tbody></table></div>`,
  ].join("");
  const description = data.rows
    .map((row) => row.map((cell, i) => `${columns[i]} ${cell ?? say.none}`).join(", "))
    .join(". ");
  return showCard({ title, caption, description, table: data, html, text: tableText(data) });
}

type Cell = string | number | Sorted | null;

const LEFT = "text-align:left;";
/** Above the cells that slide under it, in the page's own colour: JupyterLab's, or the static pages'. */
const STAYS =
  "position:sticky;left:0;background:var(--jp-layout-color0,var(--pst-color-background,Canvas));";

function known(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "object" && "text" in value && "sort" in value) return value as Sorted;
  return typeof value === "number" ? value : String(value);
}

function plain(cell: Cell): string | number | null {
  return typeof cell === "object" ? (cell?.text ?? null) : cell;
}

function name(cell: Cell): string {
  const text = String(cell);
  const whole = text.length > 20 ? "" : "white-space:nowrap;";
  return `<th scope="row" style="${LEFT}font-weight:inherit;${whole}${STAYS}">${escapeUTF8(text)}</th>`;
}

function td(cell: Cell): string {
  if (typeof cell === "number") return right(cell, grouped(cell));
  if (typeof cell === "object" && cell !== null) return right(cell.sort, cell.text);
  return `<td style="${LEFT}${roomFor(cell ?? "")}">${escapeUTF8(cell ?? "")}</td>`;
}

function right(sort: number, text: string): string {
  return `<td style="text-align:right;white-space:nowrap" data-sort="${sort}">${escapeUTF8(text)}</td>`;
}

/** A wide table is scrolled, so that its texts and headings need not be columns of single words. */
function roomFor(text: string): string {
  if (text.length <= 12) return "";
  return `min-width:${Math.min(13, Math.max(7, Math.ceil(text.length / 3)))}em`;
}
