/**
 * A class: its submissions are graded `jobs` at a time, each result is on the disk before the next one begins, and
 * nothing of it stays in memory. Nothing that is in one submission ends the run of the others.
 */
import { randomInt } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { allowRuns } from "../../lib/program/runner/client.ts";
import { faultOf } from "../report/fault.ts";
import { isFinal } from "../result/summarize.ts";
import { type ClassSummary, RESULT_SCHEMA, type SubmissionResult } from "../result/types.ts";
import { collect } from "../submission/files/submissions.ts";
import { readSubmission } from "../submission/submission.ts";
import type { Submission } from "../submission/types.ts";
import type { Grader } from "../types.ts";
import { faults as sentences } from "../words/faults.ts";
import { loadResult, saveFormats, saveResult } from "./store.ts";
import { gradeSubmission, keyOf } from "./submission.ts";
import { writeTables } from "./tables.ts";
import type { Options } from "./types.ts";

export interface Outcome {
  summary: ClassSummary;
  graded: number;
  /** Unchanged since an earlier run. */
  kept: number;
  /** Submissions with a check that did not pass, or an exercise without a solution. */
  failed: number;
  /** Submissions with a fault of ours. */
  faults: number;
}

export interface Watch {
  signal: AbortSignal;
  /** All are known, before the first is graded. */
  begin(total: number): void;
  /** One is done. */
  step(result: SubmissionResult, kept: boolean): void;
}

/** @throws SubmissionError, IsolationError, or an AbortError when it is interrupted; what is done is then on the disk */
export async function gradeClass(grader: Grader, options: Options, watch: Watch): Promise<Outcome> {
  allowRuns(options.jobs);
  const isolation = await isolationFor(grader, options);
  const submissions = await collect(options.files, { ...options, titles: grader.titles });
  await mkdir(options.out, { recursive: true });
  watch.begin(submissions.length);
  const outcome = { graded: 0, kept: 0, failed: 0, faults: 0 };
  const queue = submissions.values();
  const worker = async (): Promise<void> => {
    for (const submission of queue) {
      watch.signal.throwIfAborted();
      const { result, kept } = await gradeFresh(
        grader,
        submission,
        isolation,
        options,
        watch.signal,
      );
      outcome[kept ? "kept" : "graded"] += 1;
      if (!isFinal(result)) outcome.faults += 1;
      else if (hasFailed(result)) outcome.failed += 1;
      watch.step(result, kept);
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: options.jobs }, worker));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  const students = submissions.map(({ student }) => student);
  const summary = await writeTables(options.out, students, grader.exercises);
  return { ...outcome, summary };
}

/** The isolation here is not enough; the message says what is missing. */
export class IsolationError extends Error {
  override name = "IsolationError";
}

async function isolationFor(
  grader: Grader,
  options: Options,
): Promise<SubmissionResult["isolation"]> {
  const { full, reasons } = await grader.isolation();
  if (full) return { mode: "full", reasons };
  if (!options.weakIsolation) throw new IsolationError(sentences.isolation(reasons.join(" ")));
  return { mode: "weak", reasons };
}

/** The result that is there, when all that it depends on is as it was; otherwise a new one. */
async function gradeFresh(
  grader: Grader,
  submission: Submission,
  isolation: SubmissionResult["isolation"],
  options: Options,
  signal: AbortSignal,
): Promise<{ result: SubmissionResult; kept: boolean }> {
  const old = await loadResult(options.out, submission.student);
  const seed = options.seed ?? old?.seed ?? randomInt(2 ** 31);
  try {
    const source = await readSubmission(submission, grader.exercises, signal);
    const key = keyOf(grader, source, isolation, seed);
    if (old && old.key === key && isFinal(old)) {
      await saveFormats(options.out, old, options.formats);
      return { result: old, kept: true };
    }
    const result = await gradeSubmission(grader, source, isolation, { seed, signal });
    await saveResult(options.out, result, options.formats);
    return { result, kept: false };
  } catch (error) {
    if (signal.aborted) throw error;
    const result = undecided(grader, submission, isolation, seed, error);
    await saveResult(options.out, result, options.formats);
    return { result, kept: false };
  }
}

/** The disk, the machine or the grader itself failed: ours, and nothing is decided. The class goes on. */
function undecided(
  grader: Grader,
  { student, files }: Submission,
  isolation: SubmissionResult["isolation"],
  seed: number,
  error: unknown,
): SubmissionResult {
  const all = grader.exercises.reduce((sum, { points }) => sum + points, 0);
  return {
    schema: RESULT_SCHEMA,
    student,
    files: files.map(({ name }) => ({ file: name, sha256: null, bytes: null })),
    score: { earned: 0, points: all, pending: all },
    exercises: [],
    repairs: [],
    faults: [faultOf(error, sentences.submission)],
    isolation,
    versions: { grader: grader.version, node: process.version, kernel: "" },
    seed,
    key: "undecided",
    time: { started: new Date().toISOString(), seconds: 0 },
  };
}

function hasFailed(result: SubmissionResult): boolean {
  return result.exercises.some(
    ({ problem, checks }) => problem !== null || checks.some((check) => check.passed === false),
  );
}
