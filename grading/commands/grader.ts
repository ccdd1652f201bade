import { lessonNames, withStubs } from "../course/stubs.ts";
import { exerciseOf, exercises } from "../course/table.ts";
import { probeIsolation } from "../judge/isolation.ts";
import { judge } from "../judge/judge.ts";
import { loadChecks } from "../judge/load.ts";
import { Titles } from "../submission/files/titles.ts";
import type { Grader } from "../types.ts";
import { graderVersion } from "./version.ts";

/** What `npm run grade` grades with: the exercises of the course, with their public and hidden checks. */
export const grader: Grader = {
  version: graderVersion(),
  exercises: withStubs(exercises),
  titles: new Titles(
    lessonNames(),
    exercises.map(({ id }) => id),
  ),
  isolation: probeIsolation,
  gradeExercise: async ({ id }, work, options) => {
    const exercise = exerciseOf(id);
    const { limits } = exercise;
    return judge(exercise, await loadChecks(id), work, { ...options, ...(limits && { limits }) });
  },
};
