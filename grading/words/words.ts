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

/** A text as it would stand in a program, cut where it is long. */
export function quote(text: string, limit = 120): string {
  const short = text.length > limit ? `${text.slice(0, limit)}…` : text;
  return JSON.stringify(short);
}

export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "3", "3 and 4", "3, 4 and 5". */
export function list(items: string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
