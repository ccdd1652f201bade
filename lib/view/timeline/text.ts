import type { ProcessEntry } from "../../record/types.ts";
import { clock } from "../../words/number.ts";
import { processTitle } from "../tell/words.ts";
import type { Row } from "./row.ts";

/** The timeline for a terminal: a column for each process; ┌ └ enclose a call that waited. */
export function timelineText(lanes: ProcessEntry[], rows: Row[]): string {
  const width = Math.max(18, Math.floor(100 / Math.max(lanes.length, 1)));
  const head = lanes.map((p) => fit(processTitle(p), width)).join("");
  const lines = [`${" ".repeat(9)}${head}`.trimEnd()];
  rows.forEach((row, index) => {
    if (row.kind === "arrow") return;
    const cells = lanes.map((_, lane) => fit(cellOf(rows, index, lane), width));
    lines.push(`${clock(row.time).padStart(8)} ${cells.join("")}`.trimEnd());
  });
  return lines.join("\n");
}

function cellOf(rows: Row[], index: number, lane: number): string {
  const row = rows[index] as Row;
  if (row.lane !== lane) return inside(rows, index, lane) ? "│" : "";
  const waits = row.kind === "call" && row.until !== index;
  const mark = row.kind === "return" ? "└" : waits ? "┌" : row.kind === "signal" ? "!" : "·";
  return `${mark} ${row.text}${row.kind === "return" ? causeOf(rows, index) : ""}`;
}

/** Is a call of this lane waiting at that row? */
function inside(rows: Row[], index: number, lane: number): boolean {
  return rows.some(
    (row, i) =>
      row.lane === lane && row.kind === "call" && i < index && (row.until ?? rows.length) > index,
  );
}

function causeOf(rows: Row[], index: number): string {
  const arrow = rows.find((row) => row.kind === "arrow" && row.call?.id === rows[index]?.call?.id);
  return arrow?.from ? ` <- P${arrow.from.lane + 1}` : "";
}

function fit(text: string, width: number): string {
  const room = width - 2;
  return (text.length > room ? `${text.slice(0, room - 1)}…` : text).padEnd(width);
}
