/**
 * The result of a graded submission: one shape, from which every report is written.
 *
 * Points that a fault of ours kept from being decided are `pending`: neither earned nor lost. A result with pending
 * points is not final, and is graded again at the next run. The JSON Schema beside this file states the same.
 */

/** The version of this shape. */
export const RESULT_SCHEMA = "talking-processes/result@2";

export interface SubmissionResult {
  schema: typeof RESULT_SCHEMA;
  /** From the name of the file or of its folder. */
  student: string;
  files: SubmittedFile[];
  score: Score;
  exercises: ExerciseResult[];
  /** What was damaged and how it was read all the same; why a file could not be read. Sentences. */
  repairs: string[];
  /** Ours, in the whole submission; those of an exercise are with it. */
  faults: Fault[];
  /** "weak": without namespaces or ptrace, on request; the points are then not to be trusted. */
  isolation: { mode: "full" | "weak"; reasons: string[] };
  versions: { grader: string; node: string; kernel: string };
  /** Every input was drawn from it: the same seed gives the same inputs again. */
  seed: number;
  /** Equal keys: the same work, exercises, seed and isolation, so there is nothing to grade again. */
  key: string;
  /** When grading began (ISO 8601) and how long it took, in seconds. */
  time: { started: string; seconds: number };
}

export interface SubmittedFile {
  /** As found: a path, or a path in a zip. */
  file: string;
  /** Of its bytes; null when it could not be read. */
  sha256: string | null;
  bytes: number | null;
}

export interface Score {
  /** 0 ≤ earned + pending ≤ points. */
  earned: number;
  points: number;
  /** Not decided, through a fault of ours. */
  pending: number;
}

export interface ExerciseResult {
  /** "files/write-seek-read". */
  id: string;
  title: string;
  score: Score;
  /** Where its code was found, for a reader; null when there was none. */
  where: string | null;
  /** Why there was nothing to run: missing, left as it was, not TypeScript. One sentence; null when it ran. */
  problem: string | null;
  checks: CheckResult[];
  faults: Fault[];
  seconds: number;
}

export interface CheckResult {
  /** Stable, unique in its exercise: "end-of-file". */
  name: string;
  title: string;
  score: Score;
  /** null: not decided. */
  passed: boolean | null;
  /** Not passed because another check, which the reason names, has to pass first. */
  blocked: boolean;
  /** Its inputs are not shown: expected, happened and picture are then null. */
  hidden: boolean;
  expected: string | null;
  happened: string | null;
  /** The likely reason; null when it passed. */
  reason: string | null;
  /** What to try next; null when it passed. */
  next: string | null;
  seed: number;
  /** Of the run; null when there is none. */
  picture: Picture | null;
}

/** For a wide window and for a phone; reports make of it what they show. */
export interface Picture {
  /** Unique in a page. */
  id: string;
  title: string;
  description: string;
  wide: Drawing;
  narrow: Drawing;
}

/** `content` are the elements of an SVG of this size, in px. */
export interface Drawing {
  width: number;
  height: number;
  content: string;
}

/** A failure of the grader or the machine; `what` says it in one sentence, `detail` is for the teacher. */
export interface Fault {
  what: string;
  detail: string;
}

/** A class, from the results of its submissions. */
export interface ClassSummary {
  submissions: number;
  /** With pending points or faults: graded again at the next run. */
  unfinished: number;
  points: number;
  /** Of the finished ones; null when there is none. */
  mean: number | null;
  median: number | null;
  lowest: number | null;
  highest: number | null;
  /** How many finished submissions earned 0–9 %, 10–19 %, …, 90–100 %. */
  histogram: number[];
  /** The checks by how often they failed, most often first; those that never failed are left out. */
  failures: CheckFailures[];
}

export interface CheckFailures {
  exercise: string;
  check: string;
  title: string;
  failed: number;
  /** How many submissions it was decided for. */
  of: number;
}
