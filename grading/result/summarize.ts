import type { CheckFailures, ClassSummary, SubmissionResult } from "./types.ts";

/** What a class's results say together, taken in one at a time: what it keeps grows with the checks, not the class. */
export class Summary {
  #submissions = 0;
  #unfinished = 0;
  #points = 0;
  /** earned → how many submissions: few different values, whatever the class's size. */
  #earned = new Map<number, number>();
  #checks = new Map<string, CheckFailures>();

  add(result: SubmissionResult): void {
    this.#submissions += 1;
    this.#points = Math.max(this.#points, result.score.points);
    for (const exercise of result.exercises) {
      for (const check of exercise.checks) {
        // One that waits for another to pass says nothing of its own.
        if (check.passed !== null && !check.blocked)
          this.#count(exercise.id, check.name, check.title, check.passed);
      }
    }
    if (!isFinal(result)) {
      this.#unfinished += 1;
      return;
    }
    const { earned } = result.score;
    this.#earned.set(earned, (this.#earned.get(earned) ?? 0) + 1);
  }

  done(): ClassSummary {
    const sorted = [...this.#earned].sort(([a], [b]) => a - b);
    const finished = this.#submissions - this.#unfinished;
    const total = sorted.reduce((sum, [earned, count]) => sum + earned * count, 0);
    const histogram = Array<number>(10).fill(0);
    for (const [earned, count] of sorted) {
      const tenth = this.#points === 0 ? 9 : Math.min(9, Math.floor((earned / this.#points) * 10));
      histogram[tenth] = (histogram[tenth] ?? 0) + count;
    }
    const failures = [...this.#checks.values()].filter((check) => check.failed > 0);
    failures.sort((a, b) => b.failed - a.failed || (a.exercise < b.exercise ? -1 : 1));
    return {
      submissions: this.#submissions,
      unfinished: this.#unfinished,
      points: this.#points,
      mean: finished === 0 ? null : total / finished,
      median: medianOf(sorted, finished),
      lowest: sorted[0]?.[0] ?? null,
      highest: sorted.at(-1)?.[0] ?? null,
      histogram,
      failures,
    };
  }

  #count(exercise: string, check: string, title: string, passed: boolean): void {
    const key = `${exercise}\0${check}`;
    const entry = this.#checks.get(key) ?? { exercise, check, title, failed: 0, of: 0 };
    entry.of += 1;
    if (!passed) entry.failed += 1;
    this.#checks.set(key, entry);
  }
}

/** Nothing of it is left to be decided. */
export function isFinal(result: SubmissionResult): boolean {
  return (
    result.score.pending === 0 &&
    result.faults.length === 0 &&
    result.exercises.every((exercise) => exercise.faults.length === 0)
  );
}

/** The value in the middle of the sorted (value, count) pairs, or the mean of the two there. */
function medianOf(sorted: [number, number][], count: number): number | null {
  if (count === 0) return null;
  const at = (index: number): number => {
    let seen = 0;
    for (const [value, times] of sorted) {
      seen += times;
      if (index < seen) return value;
    }
    return Number.NaN;
  };
  return (at(Math.floor((count - 1) / 2)) + at(Math.floor(count / 2))) / 2;
}
