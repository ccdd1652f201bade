const and = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** "3", "3 and 4", "3, 4 and 5". */
export function list(items: Iterable<string>): string {
  return and.format(items);
}

const or = new Intl.ListFormat("en-GB", { type: "disjunction" });

/** "3", "3 or 4", "3, 4 or 5". */
export function choice(items: Iterable<string>): string {
  return or.format(items);
}
