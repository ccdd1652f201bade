import { escapeHtml } from "../view/html.ts";
import { tableText } from "../view/table-text.ts";
import type { Card } from "../view/types.ts";
import { showCard } from "./picture.ts";

/**
 * Shows rows as a table: the members of the first row are its columns. Numbers stand to the right.
 *
 * @param rows one object for each row, all with the same members
 * @param caption what the table tells, one sentence
 * @throws RangeError when there is no row
 * @example table([{ size: 4096, "time (ns)": 1100 }], "Reading a page")
 */
export function table(rows: Record<string, unknown>[], caption = ""): Card {
  const [first] = rows;
  if (!first) throw new RangeError("A table needs at least one row");
  const columns = Object.keys(first);
  const cells = rows.map((row) => columns.map((column) => plain(row[column])));
  const data = { columns, rows: cells };
  const th = columns.map(
    (name) => `<th scope="col" style="text-align:left">${escapeHtml(name)}</th>`,
  );
  const tr = cells.map((row) => `<tr>${row.map(td).join("")}</tr>`);
  const title = caption === "" ? columns.join(", ") : caption;
  const html = [
    `<div style="overflow-x:auto"><table class="sortable">`,
    caption === "" ? "" : `<caption style="text-align:left">${escapeHtml(caption)}</caption>`,
    `<thead><tr>${th.join("")}</tr></thead><tbody>${tr.join("")}</tbody></table></div>`,
  ].join("");
  const description = cells
    .map((row) => row.map((cell, i) => `${columns[i]} ${cell ?? "none"}`).join(", "))
    .join(". ");
  return showCard({ title, caption, description, table: data, html, text: tableText(data) });
}

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === "number" ? value : String(value);
}

function td(cell: string | number | null): string {
  if (typeof cell !== "number") return `<td style="text-align:left">${escapeHtml(cell ?? "")}</td>`;
  return `<td style="text-align:right" data-sort="${cell}">${cell.toLocaleString("en")}</td>`;
}
