import { progress as say } from "../words/notebook/cards.ts";
import { type Display, display } from "./display.ts";

/**
 * Tells in the running cell how many runs are done, once it takes a while.
 *
 * @param patience nothing is shown for this many ms
 * @returns to be called after each run
 */
export function followRuns(patience = 1500): (done: number, times: number) => void {
  const begun = Date.now();
  let place: Display | undefined;
  return (done, times) => {
    const ms = Date.now() - begun;
    if (!place && (ms < patience || done === times)) return;
    const text = done < times ? say.done(done, times) : say.all(times, (ms / 1000).toFixed(1));
    const shown = { "text/plain": text };
    if (place) void place.update(shown);
    else place = display(shown, { raw: true });
  };
}
