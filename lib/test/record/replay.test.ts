import assert from "node:assert/strict";
import { mergePatch, stateAt, statesOf } from "../../record/replay.ts";
import type { RunRecord } from "../../record/types.ts";

// The examples of RFC 7386, appendix A.
const examples: [target: unknown, patch: unknown, result: unknown][] = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [
    ["a", "b"],
    ["c", "d"],
    ["c", "d"],
  ],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

describe("replaying a record", () => {
  it("patches as RFC 7386 has it", () => {
    for (const [target, patch, result] of examples) {
      assert.deepEqual(mergePatch(target, patch), result, JSON.stringify({ target, patch }));
    }
  });

  it("gives each step's state and leaves the ones before as they were", () => {
    const opened = {
      processes: { P1: { maps: {}, fds: { 3: { open: "open-1", cloexec: false } } } },
    };
    const steps = [opened, { processes: { P1: { fds: { 3: null } } } }];
    const record = { steps: steps.map((patch) => ({ patch })) } as unknown as RunRecord;
    const [first, second] = statesOf(record);
    assert.deepEqual(Object.keys(first?.processes.P1?.fds ?? {}), ["3"]);
    assert.deepEqual(Object.keys(second?.processes.P1?.fds ?? {}), []);
    assert.deepEqual(stateAt(record, 1), second);
    assert.throws(() => stateAt(record, 2), /there is no step 2/);
  });
});
