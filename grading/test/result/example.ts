// Results for the tests of the reports: everything a result can hold, with work that tries to break out of a page.

import {
  type CheckResult,
  type ExerciseResult,
  type Picture,
  RESULT_SCHEMA,
  type SubmissionResult,
} from "../../result/types.ts";
import { sumScores } from "../../result/validate.ts";

/** Text as a hostile program would print it. */
export const hostile =
  '</pre><script>alert("x")</script>\0\u001b[31mred\u0007\u202e]]>\ud800::error::x\n=1+1';

export function exampleResult(change: Partial<SubmissionResult> = {}): SubmissionResult {
  const exercises = change.exercises ?? [
    exampleExercise("files/write-seek-read", [
      exampleCheck("content", { score: { earned: 1, points: 1, pending: 0 } }),
      exampleCheck("offset", {
        passed: false,
        score: { earned: 0, points: 2, pending: 0 },
        expected: "the child reads hello",
        happened: hostile,
        reason: "One offset is shared after fork.",
        next: "Seek back to 0 before the read.",
        picture: examplePicture("<text>run</text>"),
      }),
    ]),
    exampleExercise("pipes/two-way", [
      exampleCheck("end-of-file", {
        passed: false,
        hidden: true,
        score: { earned: 0, points: 2, pending: 0 },
        reason: "A write end stays open.",
        next: "Close what you do not use.",
      }),
    ]),
  ];
  return {
    schema: RESULT_SCHEMA,
    student: "alice",
    files: [{ file: "class/alice.ipynb", sha256: "0".repeat(64), bytes: 12 }],
    score: sumScores(exercises),
    exercises,
    repairs: ["Cell 3 was found twice."],
    faults: [],
    isolation: { mode: "full", reasons: [] },
    versions: { grader: "0.1.0", node: "v24.21.0", kernel: "6.18" },
    seed: 42,
    key: "k",
    time: { started: "2026-11-23T04:00:00.000Z", seconds: 1.5 },
    ...change,
  };
}

/** Two drawings with these elements. */
export function examplePicture(content: string, words = "run"): Picture {
  return {
    id: "picture-1",
    title: words,
    description: words,
    wide: { width: 1200, height: 80, content },
    narrow: { width: 320, height: 80, content },
  };
}

export function exampleExercise(
  id: string,
  checks: CheckResult[],
  change: Partial<ExerciseResult> = {},
): ExerciseResult {
  return {
    id,
    title: `The exercise ${id}`,
    score: sumScores(checks),
    where: "alice.ipynb, cell 3",
    problem: null,
    checks,
    faults: [],
    seconds: 0.4,
    ...change,
  };
}

export function exampleCheck(name: string, change: Partial<CheckResult> = {}): CheckResult {
  return {
    name,
    title: `The check ${name}`,
    score: { earned: 1, points: 1, pending: 0 },
    passed: true,
    blocked: false,
    hidden: false,
    expected: null,
    happened: null,
    reason: null,
    next: null,
    seed: 7,
    picture: null,
    ...change,
  };
}
