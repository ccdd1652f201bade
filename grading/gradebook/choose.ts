import type { Exercise, Grader } from "../types.ts";
import { gradebook as sentences } from "../words/gradebook.ts";
import { UsageError } from "./options.ts";

/**
 * The grader for these exercises alone, with the points of these.
 *
 * @param names lessons ("03-pipes"), sections ("pipes") or exercises ("pipes/two-way"); none: all
 * @throws UsageError for a name that is none of these
 */
export function chooseExercises(grader: Grader, names: string[]): Grader {
  if (names.length === 0) return grader;
  const chosen = new Set<Exercise>();
  for (const name of names) {
    const found = grader.exercises.filter(
      ({ id, lesson }) => id === name || lesson === name || id.startsWith(`${name}/`),
    );
    if (found.length === 0) throw new UsageError(unknown(grader, name));
    for (const exercise of found) chosen.add(exercise);
  }
  const exercises = grader.exercises.filter((exercise) => chosen.has(exercise));
  const version = `${grader.version} ${exercises.map(({ id }) => id).join(" ")}`;
  return { ...grader, exercises, version };
}

function unknown({ exercises }: Grader, name: string): string {
  const lessons = new Set(exercises.map(({ id, lesson }) => lesson ?? id));
  return sentences.unknown(name, [...lessons].join(", "));
}
