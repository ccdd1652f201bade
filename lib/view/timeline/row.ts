import type { Call, Wake } from "../../record/types.ts";

/** One line of a timeline: an event of one process. Rows are in the order of time. */
export interface Row {
  kind: "start" | "call" | "arrow" | "return" | "signal" | "end";
  time: number;
  /** Index of the process. */
  lane: number;
  /** Its name. */
  process: string;
  text: string;
  /** The end of `text` that says what came of a call; "" when it does not. */
  result: string;
  /** Everything about it, for hover. */
  tip: string;
  call: Call | null;
  /** arrow: the row and lane that it comes from. */
  from: { row: number; lane: number } | null;
  /** call: the row where it returns, or the same; null when it never does. */
  until: number | null;
  failed: boolean;
}

/** `sender` of a signal: a process. */
export type Draft = Row & { rank: number; wake: Wake | null; sender: string | null };
