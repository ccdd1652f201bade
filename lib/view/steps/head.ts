import { clock } from "../../words/number.ts";
import { frames } from "../../words/view/steps.ts";
import { cut, wrap } from "../draw/metrics.ts";
import type { Scene } from "../draw/scene.ts";
import { shortenCall } from "../draw/shorten.ts";
import { NARROW } from "../types.ts";
import type { Frame } from "./frames.ts";

/** Lines of the head: what changed has two where there is little room beside each other. */
function linesOf(scene: Scene): number {
  return scene.width <= NARROW ? 5 : 4;
}

/** Height of the head, px. */
export function headHeight(scene: Scene): number {
  return linesOf(scene) * scene.row;
}

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
  scene.box(0, top - 3, scene.width, headHeight(scene) + 6, { look: "band" });
  const head = frames.head(step, last, clock(frame.time), frame.who);
  scene.text(6, line(0), head, { look: "strong", room });
  const call = shortenCall(scene, frame.call, frame.result, "codeStrong", room);
  scene.text(6, line(1), call, { look: "codeStrong", room, tip: frame.call });
  scene.text(6, line(2), frame.source, { look: "code", room });
  const changes = frame.changes.map(({ text }) => text).join("; ");
  const face = scene.face("note");
  const [first = "", ...more] = wrap(changes, room, face);
  const rest = linesOf(scene) === 5 ? [first, cut(more.join(" "), room, face)] : [changes];
  rest.forEach((text, i) => {
    scene.text(6, line(3 + i), text, { look: "note", room, tip: changes });
  });
}
