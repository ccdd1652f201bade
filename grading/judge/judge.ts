/**
 * Judges a learner's programs by the checks of an exercise. The programs are in boxes; only what was observed of them is
 * in this process.
 */
import type { RunOptions, RunResult } from "../../lib/program/types.ts";
import { drawView } from "../../lib/svg/render.ts";
import { timeline } from "../../lib/view/timeline/timeline.ts";
import { waitFor } from "../../lib/view/wait-for.ts";
import { faultOf } from "../report/fault.ts";
import type { CheckResult, ExerciseResult, Fault, Picture } from "../result/types.ts";
import { sumScores } from "../result/validate.ts";
import type { Exercise, GradeOptions, Work } from "../types.ts";
import { faults } from "../words/faults.ts";
import { finding } from "../words/finding.ts";
import { page } from "../words/page.ts";
import type { Check, CheckSet } from "./define.ts";
import { type End, runChecks } from "./endings.ts";
import { NoRecord } from "./record-queries.ts";
import type { CheckFailure, Session } from "./trial.ts";

export interface JudgeOptions extends GradeOptions {
  limits?: RunOptions;
  /** Disturb every run: for trying solutions. */
  disturb?: boolean;
  /** Is given each run: for those who look at more than the result. */
  observe?: (seen: RunResult) => void;
  /** Draw the runs of checks that failed; default true. */
  pictures?: boolean;
}

/** Wall time for all checks of one exercise, in seconds: beyond it the rest is not passed. */
const EXERCISE_SECONDS = 40;
/** A check that takes longer than all its runs may, in seconds, is stuck itself, which is a fault of ours. */
const CHECK_SECONDS = 3 * EXERCISE_SECONDS + 60;

/** The result of an exercise: every check is passed, not passed, or, by a fault of ours, not decided. */
export async function judge(
  exercise: Exercise,
  sets: CheckSet[],
  work: Work,
  options: JudgeOptions,
): Promise<ExerciseResult> {
  const began = performance.now();
  const session: Session = {
    solution: work.solution,
    seed: options.seed,
    limits: options.limits ?? {},
    disturb: options.disturb ?? false,
    ...(options.observe && { observe: options.observe }),
    signal: options.signal,
    owner: options.owner ?? "learner",
    left: EXERCISE_SECONDS * (options.disturb ? 3 : 1),
  };
  const ends = await runChecks(sets, session, CHECK_SECONDS);
  const checks: CheckResult[] = [];
  const faults: Fault[] = [];
  for (const { check, hidden, end } of ends) {
    const { result, fault } = await resultOf(check, hidden, end, options);
    checks.push(result);
    if (fault) faults.push(fault);
  }
  return {
    id: exercise.id,
    title: exercise.title,
    score: sumScores(checks),
    where: work.where,
    problem: null,
    checks,
    faults,
    seconds: (performance.now() - began) / 1000,
  };
}

async function resultOf(
  check: Check,
  hidden: boolean,
  end: End,
  options: JudgeOptions,
): Promise<{ result: CheckResult; fault?: Fault }> {
  const { name, title, points } = check;
  const result: CheckResult = {
    name,
    title,
    score: { earned: 0, points, pending: 0 },
    passed: false,
    blocked: false,
    hidden,
    expected: null,
    happened: null,
    reason: null,
    next: null,
    seed: options.seed,
    picture: null,
  };
  if ("passed" in end) {
    const score = { earned: points, points, pending: 0 };
    return { result: { ...result, score, passed: true } };
  }
  if ("blockedBy" in end) {
    const reason = page.blocked(end.blockedBy.title);
    const score = { earned: 0, points, pending: points };
    if (end.open) return { result: { ...result, passed: null, score, reason } };
    return { result: { ...result, blocked: true, reason } };
  }
  if ("fault" in end) {
    const fault = faultOf(end.fault, (message) =>
      end.fault instanceof NoRecord ? faults.noRecord(title) : finding.fault(`${name}: ${message}`),
    );
    return {
      result: { ...result, passed: null, score: { earned: 0, points, pending: points } },
      fault,
    };
  }
  const { expected, happened, reason, next } = end.failure.words;
  if (hidden) return { result: { ...result, reason, next } };
  const picture = options.pictures === false ? null : await draw(end.failure);
  return { result: { ...result, expected, happened, reason, next, picture } };
}

/** The run as it shows the failure: who waits for whom when it got stuck. */
async function draw({ seen, view }: CheckFailure): Promise<Picture | null> {
  if (view) return drawView(view());
  if (!seen?.record.layers.some(({ name, active }) => name === "trace" && active)) return null;
  const { waits } = seen.record.ending;
  return drawView(waits.length > 0 ? waitFor(seen.record) : timeline(seen.record));
}
