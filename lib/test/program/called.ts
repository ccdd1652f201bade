import type { RunResult } from "../../program/types.ts";
import type { Call } from "../../record/types.ts";

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
