import { plural } from "../../lib/words/plural.ts";

/** What a learner is told of a check that did not pass. */
export interface Words {
  /** What should have been, with values. */
  expected: string;
  /** What was, with values. */
  happened: string;
  /** The likely reason. */
  reason: string;
  /** What to try next. */
  next: string;
}

/** A text as it would be written in a program, cut where it is long. */
export function quote(text: string, limit = 120): string {
  const short = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return JSON.stringify(short);
}

/** "1 byte", "2 bytes". */
export function count(number: number, one: string, other = `${one}s`): string {
  return plural(number, { one: `${number} ${one}`, other: `${number} ${other}` });
}
