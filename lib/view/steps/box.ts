import { frames } from "../../words/view/steps.ts";
import type { Scene } from "../draw/scene.ts";
import type { Column } from "./layout.ts";

/** Between a box and its text, px. */
export const PADDING = 4;

/** The box of a thing with its title: heavy when the step changed it, dashed when it is gone. */
export function drawBox(
  scene: Scene,
  column: Column,
  name: string,
  title: string,
  change: boolean | "gone",
  hue: "blue" | "violet" | "green",
): void {
  const height = column.height.get(name) ?? 0;
  const look = change === "gone" ? "dashed" : change ? "heavy" : "node";
  scene.box(column.x, column.y.get(name) ?? 0, column.width, height, { look, hue });
  const room = column.width - 2 * PADDING - 2;
  scene.text(column.x + PADDING + 2, lineOf(scene, column, name, 0), title, {
    look: "strong",
    room,
  });
}

/** The triangle on the left border of a line that changed. */
export function mark(scene: Scene, { x }: Pick<Column, "x">, y: number): void {
  scene.path(`M${x - 1},${y - 4}L${x + 5},${y}L${x - 1},${y + 4}Z`, {
    look: "glyph",
    hue: "orange",
    tip: frames.changed,
  });
}

/** The middle of a line of a box; 0 is its title. */
export function lineOf(scene: Scene, column: Column, name: string, line: number): number {
  return (column.y.get(name) ?? 0) + PADDING + scene.row * (line + 0.5);
}
