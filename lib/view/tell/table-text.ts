import type { Table } from "../types.ts";

/** A table for a terminal: columns aligned, numbers to the right. */
export function tableText({ columns, rows }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map((cell) => String(cell ?? "")))];
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => [...(row[i] ?? "")].length)));
  const right = columns.map((_, i) => rows.some((row) => typeof row[i] === "number"));
  const line = (row: string[]) =>
    row
      .map((cell, i) => (right[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  return [line(columns), rule, ...rows.map((row) => line(row.map((c) => String(c ?? ""))))].join(
    "\n",
  );
}
