import { comparison as draw, type Measured } from "../view/comparison.ts";
import type { View } from "../view/types.ts";
import { type Picture, showView } from "./picture.ts";

/**
 * Draws what `compare()` measured: the time of a round trip by message size, or the bytes that go one way in a second,
 * both axes logarithmic, with the spread.
 *
 * @param options.mode "latency" (the default) or "throughput"
 * @param options.placement "one CPU" or "two CPUs"; by default the first that was measured
 * @throws RangeError when nothing of that was measured
 * @example comparison(await compare({ quick: true }), { mode: "throughput" })
 */
export function comparison(
  data: Measured,
  options: { mode?: "latency" | "throughput"; placement?: string } = {},
): Picture<View> {
  return showView(draw(data, options));
}
