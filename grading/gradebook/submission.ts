import { createHash } from "node:crypto";
import { arch, release } from "node:os";
import { faultOf } from "../report/fault.ts";
import { type ExerciseResult, RESULT_SCHEMA, type SubmissionResult } from "../result/types.ts";
import { unsolved } from "../result/unsolved.ts";
import { sumScores, validateResult } from "../result/validate.ts";
import { Patience } from "../submission/apart/patience.ts";
import { makeApart } from "../submission/submission.ts";
import type { FoundExercise, SubmissionSource } from "../submission/types.ts";
import type { Exercise, GradeOptions, Grader } from "../types.ts";
import { finding } from "../words/finding.ts";

/**
 * Grades what was read of one student, exercise by exercise. Faults of ours are in the result, and the points that
 * they kept from being decided are pending.
 *
 * @throws when it is interrupted
 */
export async function gradeSubmission(
  grader: Grader,
  source: SubmissionSource,
  isolation: SubmissionResult["isolation"],
  options: GradeOptions,
): Promise<SubmissionResult> {
  const began = performance.now();
  const started = new Date().toISOString();
  const exercises: ExerciseResult[] = [];
  const patience = new Patience();
  for (const exercise of grader.exercises) {
    const found = source.exercises[exercise.id];
    // The memory of a runner may keep the inputs of hidden checks: no other exercise runs in it.
    const owner = `${source.student}/${exercise.id}`;
    exercises.push(await gradeOne(grader, exercise, found, patience, { ...options, owner }));
    options.signal.throwIfAborted();
  }
  const { student, files, repairs } = source;
  return validateResult({
    schema: RESULT_SCHEMA,
    student,
    files,
    score: sumScores(exercises),
    exercises,
    repairs,
    faults: [],
    isolation,
    versions: { grader: grader.version, ...machine },
    seed: options.seed,
    key: keyOf(grader, source, isolation, options.seed),
    time: { started, seconds: (performance.now() - began) / 1000 },
  });
}

/** The machine, as far as it decides what programs do. */
export interface Machine {
  node: string;
  kernel: string;
}

const machine: Machine = { node: process.version, kernel: `${release()} ${arch()}` };

/**
 * What a result depends on. Files are told apart by their contents and their names below what was named, not by where
 * they lie; sentences about what was refused belong to it: a symbolic link has no hash.
 */
export function keyOf(
  grader: Pick<Grader, "version">,
  { student, files, repairs }: Pick<SubmissionSource, "student" | "files" | "repairs">,
  isolation: SubmissionResult["isolation"],
  seed: number,
  { node, kernel }: Machine = machine,
): string {
  const { version } = grader;
  const parts = [RESULT_SCHEMA, version, node, kernel, student, files, isolation, seed, repairs];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function gradeOne(
  grader: Grader,
  exercise: Exercise,
  found: FoundExercise | undefined,
  patience: Patience,
  options: GradeOptions,
): Promise<ExerciseResult> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  if (!found)
    return { ...unsolved(exercise, finding.missing(exercise.id), null), seconds: seconds() };
  if (found.untouched) {
    return { ...unsolved(exercise, finding.untouched(), found.where), seconds: seconds() };
  }
  try {
    const made = await makeApart(found, exercise.kind, patience, options.signal);
    if (made.problem !== null) {
      return { ...unsolved(exercise, made.problem, found.where), seconds: seconds() };
    }
    const work = { solution: made.solution, where: found.where };
    return await grader.gradeExercise(exercise, work, options);
  } catch (error) {
    if (options.signal.aborted) throw error;
    return { ...faulty(exercise, found.where, error), seconds: seconds() };
  }
}

function faulty(exercise: Exercise, where: string, error: unknown): ExerciseResult {
  return {
    ...unsolved(exercise, "", where),
    problem: null,
    score: { earned: 0, points: exercise.points, pending: exercise.points },
    faults: [faultOf(error, finding.fault)],
  };
}
