import type { Program } from "../lib/program/types.ts";
import type { ExerciseResult } from "./result/types.ts";
import type { Titles } from "./submission/files/titles.ts";
import type { ExerciseKey, Kind } from "./submission/types.ts";

/** What decides: the exercises, and how one of them is graded. The command is given it and knows no exercise itself. */
export interface Grader {
  /** Changes whenever anything changes that may decide a result: results of older ones are made again. */
  version: string;
  exercises: Exercise[];
  /** What lessons and exercises are called: files with such a name are not told apart by it. */
  titles?: Titles;
  /** Whether submissions can be held in their boxes here. */
  isolation(): Promise<{ full: boolean; reasons: string[] }>;
  /**
   * Grades one exercise. It rejects only for a fault of ours; then its points are pending.
   */
  gradeExercise(exercise: Exercise, work: Work, options: GradeOptions): Promise<ExerciseResult>;
}

export interface Exercise extends ExerciseKey {
  title: string;
  points: number;
  /** The lesson that it is in. */
  lesson?: string;
  /** What its variables hold; default: programs. */
  kind?: Kind;
}

/** An exercise's code, ready for the box. */
export interface Work {
  /** What the learner's variables hold, by the lesson's names of them. */
  solution: Record<string, Program>;
  where: string | null;
}

export interface GradeOptions {
  seed: number;
  signal: AbortSignal;
  /** Whose work it is: its programs find nothing of anybody else's in their memory. */
  owner?: string;
}
