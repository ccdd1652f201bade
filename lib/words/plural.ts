/**
 * All that a learner or a teacher reads is in this tree, which mirrors the rooms that say it, and in grading/words:
 * whole sentences with named places. A translation is another tree like this one, and nothing else changes. The claims,
 * which are sentences apart from any logic, are in lib/claims, and the texts of each exercise with it in grading/course.
 */

const rules = new Intl.PluralRules("en");

/** The form for this number: each one is a whole sentence or a whole phrase, number included. */
export function plural(number: number, forms: { one: string; other: string }): string {
  return rules.select(number) === "one" ? forms.one : forms.other;
}
