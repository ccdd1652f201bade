import type { RunOptions } from "../../lib/program/types.ts";
import type { Exercise } from "../types.ts";

/** An exercise of the course; its task is in its lesson. */
export interface CourseExercise extends Exercise {
  /** Its notebook, without .ipynb: "03-pipes". */
  lesson: string;
  /** Its place among the exercises of its lesson, from 1. */
  place: number;
  /** 1 follows the lesson, 2 takes a thought of one's own, 3 is a small design. */
  level: 1 | 2 | 3;
  /** What its cell holds until a learner fills it in; the lesson gives the same. */
  stub: string;
  /** One after the other, from a nudge to the way: Markdown, one paragraph each. */
  hints: string[];
  /** What its runs may use, besides the limits of all. */
  limits?: RunOptions;
}

/** What `exercise.ts` in the exercise's folder holds; the folder is its id. */
export type ExerciseFile = Omit<CourseExercise, "id">;
