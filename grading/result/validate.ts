import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "./result.schema.json" with { type: "json" };
import { RESULT_SCHEMA, type Score, type SubmissionResult } from "./types.ts";

let compiled: ValidateFunction | undefined;

/**
 * The value as a result, when it is one: it fits the schema and its points add up.
 *
 * @throws TypeError that names the member and what is wrong with it
 */
export function validateResult(value: unknown): SubmissionResult {
  compiled ??= new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);
  if (!compiled(value)) {
    const [first] = compiled.errors ?? [];
    throw new TypeError(`no result: ${first?.instancePath || "it"} ${first?.message}`);
  }
  const result = value as SubmissionResult;
  // Without exercises a fault of ours kept all of it from being decided.
  if (result.exercises.length > 0) assertSum(result.score, result.exercises, "the submission");
  for (const exercise of result.exercises) {
    if (exercise.checks.length > 0) assertSum(exercise.score, exercise.checks, exercise.id);
  }
  return result;
}

/**
 * A result of this version or of the one before, whose pictures were made for pages already: those are left out.
 *
 * @throws TypeError as `validateResult`
 */
export function readResult(value: unknown): SubmissionResult {
  const old = value as Omit<SubmissionResult, "schema"> & { schema: string };
  if (old?.schema !== "talking-processes/result@1") return validateResult(value);
  const exercises = old.exercises.map((exercise) => ({
    ...exercise,
    checks: exercise.checks.map((check) => ({ ...check, picture: null })),
  }));
  return validateResult({ ...old, schema: RESULT_SCHEMA, exercises });
}

/** Of the scores of the parts. */
export function sumScores(parts: { score: Score }[]): Score {
  const sum = (of: (score: Score) => number): number =>
    round(parts.reduce((total, part) => total + of(part.score), 0));
  return {
    earned: sum((s) => s.earned),
    points: sum((s) => s.points),
    pending: sum((s) => s.pending),
  };
}

function assertSum(score: Score, parts: { score: Score }[], what: string): void {
  if (score.earned + score.pending > score.points + 1e-9) {
    throw new TypeError(`no result: ${what} has more points than there are`);
  }
  const sum = sumScores(parts);
  for (const member of ["earned", "points", "pending"] as const) {
    if (Math.abs(sum[member] - score[member]) > 1e-6) {
      throw new TypeError(
        `no result: ${what} says ${member} ${score[member]}, its parts add up to ${sum[member]}`,
      );
    }
  }
}

/** Thirds and tenths add up to what a reader would write. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
