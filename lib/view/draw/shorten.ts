import { cut } from "./metrics.ts";
import type { Scene, TextLook } from "./scene.ts";

/**
 * A call and its result in `room` px. Where it is too long its arguments are cut and its result stays, if need be the
 * number alone.
 *
 * @param result the end of `text`; "" when there is none
 */
export function shortenCall(
  scene: Scene,
  text: string,
  result: string,
  look: TextLook,
  room: number,
): string {
  if (!result || scene.widthOf(text, look) <= room) return text;
  const call = text.slice(0, text.length - result.length - 1).replace(/\)$/, "");
  const error = result.replace("fails: ", "");
  for (const tail of [`) ${result}`, `) ${result.split(",")[0]}`, `) ${error}`]) {
    const kept = cut(call, room - scene.widthOf(tail, look), scene.face(look));
    if (kept.length > call.indexOf("(") + 2) return kept + tail;
  }
  return text;
}
