// What the tests of the exercises have in common: solutions and mistakes as files, judged as a submission would be.
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { exerciseOf } from "../../course/table.ts";
import type { CourseExercise } from "../../course/types.ts";
import type { CheckSet } from "../../judge/define.ts";
import { type JudgeOptions, judge } from "../../judge/judge.ts";
import { loadChecks } from "../../judge/load.ts";
import type { ExerciseResult } from "../../result/types.ts";
import { makePrograms } from "../../submission/program/solution.ts";

const course = join(import.meta.dirname, "..", "..", "course");

export interface Attempt {
  /** "keeps-write-end-open"; the first solution is "main". */
  name: string;
  source: string;
}

/** The files `course/ID/ROOM/NAME.ts`. */
export function attempts(room: "solutions" | "mistakes", id: string): Attempt[] {
  const files = globSync(`${id}/${room}/*.ts`, { cwd: course });
  const found = files.map((file) => ({
    name: basename(file, ".ts"),
    source: readFileSync(join(course, file), "utf8"),
  }));
  const first = ({ name }: Attempt) => (name === "main" ? "" : name);
  return found.sort((a, b) => (first(a) < first(b) ? -1 : 1));
}

/** The result of a text, by all checks or by those given. */
export async function judgeSource(
  id: string,
  source: string,
  options: Partial<JudgeOptions> & { sets?: CheckSet[] } = {},
): Promise<ExerciseResult> {
  const exercise = exerciseOf(id);
  const made = makePrograms(source, ownNames(exercise), exercise.kind);
  if (made.problem !== null) throw new Error(`${id}: ${made.problem}`);
  return judge(
    exercise,
    options.sets ?? (await loadChecks(id)),
    { solution: made.solution, where: null },
    {
      seed: Math.floor(Math.random() * 2 ** 30),
      signal: new AbortController().signal,
      pictures: false,
      ...(exercise.limits && { limits: exercise.limits }),
      ...options,
    },
  );
}

/** The names of the checks that were not passed, with what was said; those left out because of another are not among them. */
export function failedOf(result: ExerciseResult): Record<string, string> {
  const failed = result.checks.filter(({ passed, blocked }) => passed !== true && !blocked);
  const faults = result.faults.map(({ detail }) => detail).join("\n");
  return Object.fromEntries(
    failed.map((check) => [
      check.name,
      check.passed === null ? faults : `${check.expected} ${check.happened} (seed ${check.seed})`,
    ]),
  );
}

function ownNames({ variables }: CourseExercise): Record<string, string> {
  return Object.fromEntries(variables.map((name) => [name, name]));
}
