import { stringify } from "csv-stringify/sync";
import { isFinal } from "../result/summarize.ts";
import type { SubmissionResult } from "../result/types.ts";
import { weakness } from "./exchange.ts";
import { plain, points } from "./text.ts";

/** The columns after the student: one an exercise, then the whole. */
export function classHeader(exercises: { id: string }[]): string {
  return line([
    "student",
    ...exercises.map(({ id }) => id),
    "earned",
    "points",
    "pending",
    "repairs",
    "isolation",
  ]);
}

/** One submission; an exercise that is not decided has an empty cell, which no course system reads as 0. */
export function classRow(result: SubmissionResult, exercises: { id: string }[]): string {
  const cells = exercises.map(({ id }) => {
    const exercise = result.exercises.find((other) => other.id === id);
    return !exercise || exercise.score.pending > 0 ? "" : points(exercise.score.earned);
  });
  const { earned, points: all, pending } = result.score;
  const sum = isFinal(result) ? points(earned) : "";
  return line([
    result.student,
    ...cells,
    sum,
    points(all),
    points(pending),
    String(result.repairs.length),
    result.isolation.mode,
  ]);
}

/** Canvas: its five columns, then the assignment's; the second row holds the points. */
export function canvasHeader(assignment: string, all: number): string {
  return (
    line(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", assignment]) +
    line(["Points Possible", "", "", "", "", points(all)])
  );
}

export function canvasRow(result: SubmissionResult): string {
  const score = isFinal(result) ? points(result.score.earned) : "";
  return line([result.student, "", "", result.student, "", score]);
}

/** Moodle's grade import matches `username`; feedback goes with the grade. */
export function moodleHeader(assignment: string): string {
  return line(["username", assignment, `${assignment} (feedback)`]);
}

export function moodleRow(result: SubmissionResult): string {
  const score = isFinal(result) ? points(result.score.earned) : "";
  const failed = result.exercises.flatMap((exercise) =>
    exercise.checks
      .filter((check) => check.passed === false)
      .map((check) => `${exercise.id}: ${check.title}`),
  );
  return line([result.student, score, [...weakness(result), ...failed].join("; ")]);
}

/** One line as in RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it. */
function line(cells: string[]): string {
  return stringify([cells.map((cell) => plain(cell).replace(/\s+/g, " ").trim())], {
    escape_formulas: true,
    record_delimiter: "windows",
  });
}
