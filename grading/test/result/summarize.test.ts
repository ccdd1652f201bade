import assert from "node:assert/strict";
import { Summary } from "../../result/summarize.ts";
import type { SubmissionResult } from "../../result/types.ts";
import { exampleCheck, exampleExercise, exampleResult } from "./example.ts";

describe("the summary of a class", () => {
  it("has mean, median, extremes and histogram of the finished ones", () => {
    const summary = summaryOf([0, 1, 3, 4].map((earned) => withEarned(earned)));
    assert.deepEqual(
      [summary.mean, summary.median, summary.lowest, summary.highest, summary.points],
      [2, 2, 0, 4, 4],
    );
    assert.deepEqual(summary.histogram, [1, 0, 1, 0, 0, 0, 0, 1, 0, 1]);
  });

  it("leaves what is pending out of the scores", () => {
    const faulty = withEarned(0, { faults: [{ what: "The disk is full.", detail: "" }] });
    const summary = summaryOf([withEarned(4), faulty]);
    assert.deepEqual([summary.submissions, summary.unfinished, summary.mean], [2, 1, 4]);
  });

  it("orders checks by how often they failed and drops those that never did", () => {
    const summary = summaryOf([withEarned(0), withEarned(0), withEarned(4), exampleResult()]);
    assert.deepEqual(
      summary.failures.map(({ check, failed, of }) => [check, failed, of]),
      [
        ["c", 2, 3],
        ["offset", 1, 1],
        ["end-of-file", 1, 1],
      ],
    );
  });

  it("of nobody has no scores", () => {
    const summary = summaryOf([]);
    assert.deepEqual([summary.submissions, summary.mean, summary.median], [0, null, null]);
  });
});

function summaryOf(results: SubmissionResult[]): ReturnType<Summary["done"]> {
  const summary = new Summary();
  for (const result of results) summary.add(result);
  return summary.done();
}

function withEarned(earned: number, change: Partial<SubmissionResult> = {}): SubmissionResult {
  const score = { earned, points: 4, pending: 0 };
  return exampleResult({
    exercises: [exampleExercise("a/b", [exampleCheck("c", { score, passed: earned > 0 })])],
    ...change,
  });
}
