import { scaleLinear } from "d3-scale";
import { clock } from "../../words/number.ts";
import type { Scene } from "./scene.ts";

/** A time axis on which no event hides another: long pauses are shortened, and the order is kept. */
export interface TimeAxis {
  at(time: number): number;
}

/** @param times the moments that must be told apart, µs; @param end the last moment of the axis */
export function timeAxis(times: number[], end: number, left: number, right: number): TimeAxis {
  const marks = [...new Set([0, ...times, Math.max(end, 1)])].sort((a, b) => a - b);
  const weights = marks
    .slice(1)
    .map((time, i) => 1 + Math.log10(1 + (time - (marks[i] ?? 0)) / 100));
  const whole = weights.reduce((sum, w) => sum + w, 0) || 1;
  const xs = [left];
  for (const weight of weights) xs.push((xs.at(-1) ?? left) + (weight / whole) * (right - left));
  return { at: scaleLinear(marks, xs).clamp(true) };
}

/** Times below the axis, as many as there is room for. */
export function drawTimes(scene: Scene, axis: TimeAxis, times: number[], y: number): void {
  let free = 0;
  let last = "";
  for (const time of times) {
    const x = axis.at(time);
    const label = clock(time);
    const half = scene.widthOf(label, "note") / 2;
    if (label === last || x - half < free || x + half > scene.width) continue;
    scene.text(x, y + scene.row / 2, label, { look: "note", align: "center" });
    scene.path(`M${x},${y - 4}V${y}`, { look: "faint" });
    free = x + half + 10;
    last = label;
  }
}
