import type { ExerciseResult } from "./types.ts";

/** There was nothing to run: no points, and one sentence that says why. */
export function unsolved(
  { id, title, points }: { id: string; title: string; points: number },
  problem: string,
  where: string | null,
): ExerciseResult {
  return {
    id,
    title,
    score: { earned: 0, points, pending: 0 },
    where,
    problem,
    checks: [],
    faults: [],
    seconds: 0,
  };
}
