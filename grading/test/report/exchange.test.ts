// Against the field rules of each format as its documentation states them.
import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import { toAnnotations, toGradescope, toLti, toPrairieLearn } from "../../report/exchange.ts";
import { exampleCheck, exampleExercise, exampleResult } from "../result/example.ts";

const pending = exampleResult({
  exercises: [
    exampleExercise("a/b", [
      exampleCheck("c", { passed: null, score: { earned: 0, points: 1, pending: 1 } }),
    ]),
  ],
});
const missing = exampleResult({
  exercises: [
    exampleExercise("a/b", [], {
      problem: "There is no cell.",
      score: { earned: 0, points: 3, pending: 0 },
    }),
  ],
});

describe("the result for Gradescope", () => {
  const visibility = { enum: ["hidden", "after_due_date", "after_published", "visible"] };
  const format = { enum: ["text", "html", "simple_format", "md", "ansi"] };
  const rules = object({
    score: { type: "number" },
    execution_time: { type: "integer" },
    output: { type: "string" },
    output_format: format,
    test_output_format: format,
    test_name_format: format,
    visibility,
    stdout_visibility: visibility,
    extra_data: { type: "object" },
    tests: {
      type: "array",
      items: object({
        name: { type: "string" },
        number: { type: "string", pattern: "^\\d+\\.\\d+$" },
        score: { type: "number" },
        max_score: { type: "number" },
        status: { enum: ["passed", "failed"] },
        output: { type: "string", pattern: "^[^\\u0000\\u001b]*$" },
        tags: { type: "array", items: { type: "string" } },
        visibility,
      }),
    },
  });

  it("keeps the rules of results.json, and its tests add up to its score", () => {
    for (const result of [exampleResult(), missing]) {
      const out = toGradescope(result) as {
        score: number;
        tests: { score: number; max_score: number }[];
      };
      valid(rules, out);
      assert.equal(
        out.score,
        out.tests.reduce((sum, test) => sum + test.score, 0),
      );
      assert.equal(
        result.score.points,
        out.tests.reduce((sum, test) => sum + test.max_score, 0),
      );
    }
  });

  it("is not written while points are pending", () => {
    assert.equal(toGradescope(pending), null);
  });
});

describe("the result for PrairieLearn", () => {
  const rules = {
    type: "object",
    required: ["gradable"],
    if: { properties: { gradable: { const: true } } },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: { required: ["score"] },
    properties: {
      gradable: { type: "boolean" },
      score: { type: "number", minimum: 0, maximum: 1 },
      message: { type: "string" },
      output: { type: "string" },
      images: { type: "array" },
      format_errors: { type: "array", items: { type: "string" } },
      tests: {
        type: "array",
        items: object({
          name: { type: "string" },
          description: { type: "string" },
          points: { type: "number" },
          max_points: { type: "number" },
          message: { type: "string" },
          output: { type: "string" },
          images: { type: "array" },
        }),
      },
    },
    additionalProperties: false,
  };

  it("keeps the rules of results.json", () => {
    for (const result of [exampleResult(), pending, missing]) valid(rules, toPrairieLearn(result));
    assert.equal((toPrairieLearn(exampleResult()) as { score: number }).score, 0.2);
    assert.equal((toPrairieLearn(pending) as { gradable: boolean }).gradable, false);
  });

  it("stays under 1 MB with forty exercises of long output", () => {
    const checks = Array.from({ length: 8 }, (_, i) =>
      exampleCheck(`c${i}`, { passed: false, happened: "x".repeat(100_000) }),
    );
    const exercises = Array.from({ length: 40 }, (_, i) => exampleExercise(`a/e${i}`, checks));
    assert.ok(JSON.stringify(toPrairieLearn(exampleResult({ exercises }))).length < 1e6);
  });
});

describe("the score for LTI", () => {
  it("is fully graded, or pending without a score", () => {
    const time = "2026-11-23T04:00:00.123Z";
    assert.deepEqual(toLti(exampleResult(), "u1", time), {
      userId: "u1",
      scoreGiven: 1,
      scoreMaximum: 5,
      timestamp: time,
      activityProgress: "Completed",
      gradingProgress: "FullyGraded",
      comment: "1 of 5 points",
    });
    const open = toLti(pending, "u1", time) as Record<string, unknown>;
    assert.deepEqual([open.gradingProgress, "scoreGiven" in open], ["Pending", false]);
  });
});

describe("annotations of a GitHub workflow", () => {
  it("are one command a line; text of a learner begins none", () => {
    const lines = toAnnotations(exampleResult()).trimEnd().split("\n");
    assert.equal(lines.length, 4);
    for (const line of lines)
      assert.match(line, /^::(error|warning|notice) title=[^:,]*::[^\n\0]*$/);
    assert.match(lines[0] ?? "", /%0AWhat happened: .*%0A=1\+1/);
  });
});

function object(properties: object): object {
  return {
    type: "object",
    required: Object.keys(properties),
    properties,
    additionalProperties: false,
  };
}

function valid(rules: object, value: unknown): void {
  const check = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(rules);
  check(value);
  assert.deepEqual(check.errors, null);
}
