// The calls of the C side that are known by their numbers.
import assert from "node:assert/strict";
import { table } from "../../libc/pending.ts";
import { between, sourcesOf } from "../native.ts";

describe("the calls that may wait", () => {
  it("have the numbers that they have in native/calls", () => {
    const there = between(sourcesOf("calls"), "const pending_call pending_table[] = {", "}");
    assert.deepEqual(
      [...table],
      [...there.matchAll(/do_(\w+)/g)].map(([, name]) => name),
    );
  });
});
