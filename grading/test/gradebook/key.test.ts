import assert from "node:assert/strict";
import { keyOf, type Machine } from "../../gradebook/submission.ts";

describe("the key of a result", () => {
  const grader = { version: "1" };
  const file = { file: "alice/03-pipes.ipynb", sha256: "a", bytes: 1 };
  const source = { student: "alice", files: [file], repairs: ["A sentence."] };
  const isolation = { mode: "full" as const, reasons: [] as string[] };
  const machine: Machine = { node: "v24.21.0", kernel: "6.18 x64" };

  it("differs for each thing that a result depends on", () => {
    const keys = [
      keyOf(grader, source, isolation, 1, machine),
      keyOf({ version: "2" }, source, isolation, 1, machine),
      keyOf(grader, { ...source, student: "bob" }, isolation, 1, machine),
      keyOf(grader, { ...source, files: [{ ...file, sha256: "b" }] }, isolation, 1, machine),
      keyOf(grader, { ...source, files: [{ ...file, file: "x" }] }, isolation, 1, machine),
      keyOf(grader, { ...source, repairs: [] }, isolation, 1, machine),
      keyOf(grader, source, { mode: "weak", reasons: ["No ptrace."] }, 1, machine),
      keyOf(grader, source, { mode: "weak", reasons: ["No namespaces."] }, 1, machine),
      keyOf(grader, source, isolation, 2, machine),
      keyOf(grader, source, isolation, 1, { ...machine, node: "v26.0.0" }),
      keyOf(grader, source, isolation, 1, { ...machine, kernel: "6.19 x64" }),
      keyOf(grader, source, isolation, 1),
    ];
    assert.equal(new Set(keys).size, keys.length);
    assert.equal(keys[0], keyOf({ ...grader }, { ...source }, { ...isolation }, 1, machine));
  });
});
