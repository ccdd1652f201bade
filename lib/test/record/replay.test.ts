import assert from "node:assert/strict";
import { mergePatch, Replay, stateAt, statesOf } from "../../record/replay.ts";
import type { RunRecord, State } from "../../record/types.ts";

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
    const record = recordOf(steps);
    const [first, second] = statesOf(record);
    assert.deepEqual(Object.keys(first?.processes.P1?.fds ?? {}), ["3"]);
    assert.deepEqual(Object.keys(second?.processes.P1?.fds ?? {}), []);
    assert.deepEqual(stateAt(record, 1), second);
    assert.throws(() => stateAt(record, 2), /there is no step 2/);
  });

  it("goes on from a snapshot and leaves it as it was", () => {
    const replay = new Replay();
    replay.apply({ objects: { "pipe-a": { kind: "pipe", bytes: 1 } } });
    const first = replay.snapshot();
    replay.apply({ objects: { "pipe-a": { bytes: 2 } } });
    replay.apply({ objects: { "pipe-a": { bytes: 3 } } });
    assert.equal(first.objects["pipe-a"]?.bytes, 1);
    assert.equal(first.objects["pipe-a"]?.label, null, "in a snapshot it is there again");
    assert.equal(replay.snapshot().objects["pipe-a"]?.bytes, 3);
  });

  it("does not hold the states of a record of too many things together, and says what does", () => {
    const steps = Array.from({ length: 2000 }, (_, i) => ({
      objects: { [`pipe-${i}`]: { kind: "pipe" } },
    }));
    const record = recordOf(steps);
    assert.equal(Object.keys(stateAt(record, 1999).objects).length, 2000);
    assert.throws(() => statesOf(record), /2000 steps of 2000 things.*stateAt/);
  });
});

function recordOf(patches: object[]): RunRecord {
  const names = new Set(patches.flatMap((patch) => Object.keys((patch as State).objects ?? {})));
  return {
    steps: patches.map((patch) => ({ patch })),
    objects: [...names].map((name) => ({ name })),
    opens: [],
    processes: [],
  } as unknown as RunRecord;
}
