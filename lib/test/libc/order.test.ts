// Calls and operations go to C as numbers: their places in two lists, which must be in one order.
import assert from "node:assert/strict";
import { operations } from "../../libc/fault.ts";
import { table } from "../../libc/pending.ts";
import { between, sourcesOf } from "../native.ts";

const sources = sourcesOf("calls");

describe("the order of C's lists", () => {
  it("is that of the calls that may wait", () => {
    const list = between(sources, "const pending_call pending_table[] = {", "}");
    const names = [...list.matchAll(/\bdo_(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(names, [...table]);
  });

  it("is that of the operations on a word of memory", () => {
    const list = `LOAD${between(sources, "enum { LOAD", " }")}`.split(", ");
    assert.equal(list.length, operations.length);
    for (const [index, name] of list.entries())
      assert.ok(operations[index]?.toUpperCase().startsWith(name), `${name}: ${operations[index]}`);
  });
});
