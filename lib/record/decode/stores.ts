import { steps } from "../../words/record/steps.ts";
import type { RawEvent } from "../raw.ts";
import { DATA_LIMIT } from "../types.ts";
import type { Decoding } from "./decoding.ts";

/**
 * A store through a mapping is not a call, so nothing told of it. What the files held when the run was over does: where
 * it differs from what the last call showed, it is a step of its own, the last.
 */
export function showStores(d: Decoding, events: RawEvent[]): void {
  const left = events.find((event) => event.e === "left");
  const end = events.findLast((event) => event.e === "end");
  if (left?.e !== "left" || end?.e !== "end") return;
  for (const { file, content } of left.files) {
    const name = d.tables.names.known(file);
    const state = name === undefined ? undefined : d.tables.state.objects[name];
    if (name === undefined || state?.content === undefined || content === undefined) continue;
    const first = Buffer.from(content, "base64").subarray(0, DATA_LIMIT).toString("base64");
    if (first === state.content) continue;
    state.content = first;
    d.tables.touched.objects.add(name);
  }
  const text = steps.stored;
  d.steps.add({ call: null, time: end.t, event: "store", process: null, text });
}
