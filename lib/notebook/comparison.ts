import { type Barred, bars as drawBars } from "../view/bars.ts";
import { comparison as draw, type Measured } from "../view/comparison.ts";
import type { View } from "../view/types.ts";
import { type Picture, showView } from "./picture.ts";

/**
 * Draws what `compare()` measured: the time of a round trip by message size, or the bytes that go one way in a second,
 * both axes logarithmic, with the spread.
 *
 * @param options.mode "latency" (the default) or "throughput"
 * @param options.placement "one CPU" or "two CPUs"; by default the first that was measured
 * @param options.title of a chart of something other than round trips
 * @throws RangeError when nothing of that was measured
 * @example comparison(await compare({ quick: true }), { mode: "throughput" })
 */
export function comparison(
  data: Measured,
  options: { mode?: "latency" | "throughput"; placement?: string; title?: string } = {},
): Picture<View> {
  return showView(draw(data, options));
}

/**
 * Draws things compared by one number as bars, with their spread where it is known.
 *
 * @throws RangeError when there is nothing to draw
 * @example bars({ title: "System calls for one message", unit: "calls", rows: [{ name: "pipe", value: 2 }] })
 */
export function bars(data: Barred): Picture<View> {
  return showView(drawBars(data));
}
