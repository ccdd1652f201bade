import type { Scene } from "./scene.ts";
import type { Frame } from "./steps-frames.ts";
import { clock } from "./words.ts";

/** The step, its call, the program's line and what changed, above the tables. */
export function drawHead(
  scene: Scene,
  frame: Frame,
  step: number,
  last: number,
  top: number,
): void {
  const line = (index: number) => top + scene.row * (index + 0.5);
  const room = scene.width - 12;
  scene.box(0, top - 3, scene.width, 4 * scene.row + 6, { look: "band" });
  const head = `Step ${step} of ${last}, ${clock(frame.time)}: ${frame.who}`;
  scene.text(6, line(0), head, { look: "strong", room });
  scene.text(6, line(1), frame.call, { look: "codeStrong", room });
  scene.text(6, line(2), frame.source, { look: "code", room });
  scene.text(6, line(3), frame.changes.join("; "), { look: "note", room });
}
