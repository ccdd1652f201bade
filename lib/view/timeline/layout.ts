import { scaleLog } from "d3-scale";
import type { ProcessEntry } from "../../record/types.ts";
import { clock } from "../../words/number.ts";
import type { Scene } from "../draw/scene.ts";
import type { Row } from "./row.ts";

export interface Layout {
  /** x of each process's line, and of the texts of its events. */
  lines: number[];
  texts: number[];
  /** Room of a text. */
  room: number;
  /** So many processes that their lines are close together, and all texts in one column beside them. */
  compact: boolean;
  /** y of each row's middle. */
  ys: number[];
  bottom: number;
}

/** A lane narrower than this has no room for a call, px. */
const LEAST = 104;

/** Lanes side by side, each with room for its texts; rows from `top` down, one for each event. */
export function layOut(lanes: ProcessEntry[], rows: Row[], scene: Scene, top: number): Layout {
  const gutter = Math.max(...rows.map((row) => scene.widthOf(clock(row.time), "note")), 0) + 9;
  const number = Math.max(lanes.length, 1);
  const lane = (scene.width - gutter) / number;
  const compact = lane < LEAST;
  const distance = compact ? Math.min(22, (0.4 * scene.width) / number) : lane;
  const lines = lanes.map((_, index) => gutter + index * distance + 8);
  const side = gutter + number * distance + 4;
  return {
    lines,
    texts: lines.map((x) => (compact ? side : x + 12)),
    room: compact ? scene.width - side : lane - 22,
    compact,
    ...placeRows(rows, scene, top),
  };
}

function placeRows(rows: Row[], scene: Scene, top: number): { ys: number[]; bottom: number } {
  let y = top + scene.row + 4;
  let before = rows[0]?.time ?? 0;
  const ys = rows.map((row) => {
    const half = row.kind === "arrow" ? 6 : scene.row / 2;
    y += gap(row.time - before) + half;
    before = row.time;
    const middle = y;
    y += half;
    return middle;
  });
  return { ys, bottom: y + 4 };
}

/** Long times get some more room than short ones, px: from 10 ms on, and 12 for a second. */
const gap = scaleLog([1e4, 1e7], [0, 18]).clamp(true);
