// A grader for the tests of the command: what it decides is written in the cell. It runs nothing.

import { sumScores } from "../../result/validate.ts";
import type { Grader } from "../../types.ts";
import { exampleCheck, exampleExercise } from "../result/example.ts";

export interface TestGrader extends Grader {
  /** What it was given, one after the other: "right", "wrong". */
  seen: string[];
}

export function testGrader(change: Partial<Grader> = {}): TestGrader {
  const seen: string[] = [];
  return {
    version: "1",
    exercises: [{ id: "a/b", title: "The exercise", variables: ["solution"], points: 2 }],
    isolation: async () => ({ full: true, reasons: [] }),
    gradeExercise: async (exercise, work, { seed, signal }) => {
      const text = work.solution.solution?.source ?? "";
      seen.push(text.includes("right") ? "right" : "wrong");
      if (text.includes("fault")) throw new Error("no space left on device");
      if (text.includes("wait")) {
        await new Promise((_, reject) =>
          signal.addEventListener("abort", () => reject(signal.reason)),
        );
      }
      const passed = text.includes("right");
      const score = { earned: passed ? 2 : 0, points: 2, pending: 0 };
      const checks = [exampleCheck("c", { passed, score, seed })];
      return exampleExercise(exercise.id, checks, { score: sumScores(checks), where: work.where });
    },
    seen,
    ...change,
  };
}

/** A notebook with one cell for the exercise of the test grader. */
export function notebookWith(source: string): string {
  const cell = { cell_type: "code", id: "x", metadata: { exercise: "a/b" }, source, outputs: [] };
  const metadata = { kernelspec: { name: "talking-processes" } };
  return JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata, cells: [cell] });
}

export const right = "const solution = program(() => 'right');";
export const wrong = "const solution = program(() => 'wrong');";
