import { plural } from "../plural.ts";

/** Who called what, and who waited for whom. */
export const timeline = {
  title: "Who called what, and who waited for whom",
  caption:
    "Time runs downwards, a line for each event. A dashed bar waits; an arrow comes from what let it go on.",
  more: (events: number): string =>
    plural(events, { one: `and ${events} more event`, other: `and ${events} more events` }),
  repeated: (call: string, times: number, result: string): string => `${call} × ${times} ${result}`,
  first: (text: string, call: string): string => `${text}, first: ${call}`,
  lets: (cause: string, call: string, process: string, why: string): string =>
    `${cause} ${call} lets ${process} go on: ${why}`,
  line: (call: string, line: number): string => `${call}, line ${line}`,
  took: (call: string, duration: string): string => `${call}, ${duration}`,
  waited: (call: string): string => `${call}, waited`,
  signal: (signal: string, effect: string): string => `${signal}: ${effect}`,
  signalFrom: (signal: string, sender: string, effect: string): string =>
    `${signal} from ${sender}: ${effect}`,
  effects: { ended: "ends it", stopped: "stops it", continued: "continues it" },
};

/** The run in words. */
export const run = {
  summary: (processes: string, calls: string, duration: string): string =>
    `${processes} made ${calls} in ${duration}`,
  moreWaited: (calls: number): string =>
    plural(calls, { one: `${calls} more call waited`, other: `${calls} more calls waited` }),
  moreProcesses: (number: string, count: number): string =>
    plural(count, {
      one: `And there was ${number} more process`,
      other: `And there were ${number} more processes`,
    }),
};

/** The calls as a table. */
export const table = {
  columns: (): string[] => [
    "time (µs)",
    "process",
    "line",
    "call",
    "result",
    "took (µs)",
    "waited",
    "went on by",
  ],
  yes: "yes",
  no: "no",
  wentOn: (process: string, call: string, why: string): string => `${process} ${call}: ${why}`,
};
