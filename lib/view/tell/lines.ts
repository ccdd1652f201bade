import type { Call } from "../../record/types.ts";
import { duration } from "../../words/number.ts";
import { result as say } from "../../words/view/calls.ts";
import { callText, resultText } from "./words.ts";

/** A line of a picture in which time runs downwards. */
export interface Line {
  kind: "call" | "return";
  time: number;
  text: string;
  /** The end of `text` that says what came of a call; "" when it does not. */
  result: string;
}

/** A call with its result; `apart`, and where it returned at all, its beginning and its return, a line each. */
export function linesOfCall(call: Call, apart: boolean): [Line] | [Line, Line] {
  const result = resultText(call);
  const begun: Line = { kind: "call", time: call.start, text: callText(call), result: "" };
  if (!apart || call.end === null) return [{ ...begun, text: `${begun.text} ${result}`, result }];
  const text = say.after(result, duration(call.end - call.start));
  return [begun, { kind: "return", time: call.end, text, result: "" }];
}
