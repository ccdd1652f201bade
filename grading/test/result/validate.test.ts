import assert from "node:assert/strict";
import { readResult, validateResult } from "../../result/validate.ts";
import { exampleCheck, exampleExercise, exampleResult } from "./example.ts";

describe("a result", () => {
  it("fits its schema, also after JSON", () => {
    const result = exampleResult();
    assert.deepEqual(validateResult(JSON.parse(JSON.stringify(result))).score, result.score);
  });

  it("is refused with the member that is wrong", () => {
    assert.throws(
      () => validateResult({ ...exampleResult(), schema: "other" }),
      /\/schema must be/,
    );
    assert.throws(() => validateResult({ ...exampleResult(), extra: 1 }), /additional properties/);
    assert.throws(() => validateResult({ ...exampleResult(), student: "" }), /\/student/);
  });

  it("is refused when its points do not add up", () => {
    const result = exampleResult();
    result.score.earned += 1;
    assert.throws(
      () => validateResult(result),
      /the submission says earned 2, its parts add up to 1/,
    );
  });

  it("is refused when more was earned than there is", () => {
    const score = { earned: 3, points: 2, pending: 0 };
    const exercises = [exampleExercise("a/b", [exampleCheck("c", { score })])];
    assert.throws(() => validateResult(exampleResult({ exercises })), /more points than there are/);
  });

  it("is refused when a hidden check shows what it saw", () => {
    const exercises = [
      exampleExercise("a/b", [exampleCheck("c", { hidden: true, expected: "17" })]),
    ];
    assert.throws(() => validateResult(exampleResult({ exercises })), /expected/);
  });

  it("is read as it was written before its pictures were data, and nothing older is", () => {
    const result = exampleResult();
    const old = JSON.parse(JSON.stringify({ ...result, schema: "talking-processes/result@1" }));
    for (const { checks } of old.exercises)
      for (const check of checks) if (check.picture) check.picture = "<svg></svg>";
    assert.throws(() => validateResult(old), /\/schema must be/);
    const read = readResult(old);
    assert.deepEqual([read.seed, read.score], [result.seed, result.score]);
    assert.ok(
      read.exercises.every(({ checks }) => checks.every(({ picture }) => picture === null)),
    );
    assert.deepEqual(readResult(result), result);
    assert.throws(() => readResult({ ...old, schema: "talking-processes/result@0" }), /\/schema/);
    assert.throws(() => readResult({ ...old, student: "" }), /\/student/);
  });
});
