import type { RunResult } from "../../program/types.ts";
import { stateAt } from "../../record/replay.ts";
import type { Call, RunRecord, State } from "../../record/types.ts";

/** The calls of one process as lines of C, without the loader's and without its end. */
export function called(result: RunResult, process = "P1"): string[] {
  return result.record.calls
    .filter((call) => call.process === process && !call.startup && call.name !== "exit")
    .map(callText);
}

export function callText(call: Call): string {
  const result = call.errno === null ? (call.result ?? "?") : `-1 ${call.errno}`;
  return `${call.name}(${call.args.map((a) => a.text).join(", ")}) = ${result}`;
}

/** The objects of the record after the step of this call. */
export function finalObjects(record: RunRecord, call: number): State["objects"] {
  const step = record.steps.findIndex((s) => s.call === call);
  return stateAt(record, step).objects;
}
