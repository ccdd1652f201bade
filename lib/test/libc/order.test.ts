// Calls and operations go to C as numbers: their places in two lists, which must be in one order.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../ground/place.mjs";
import { operations } from "../../libc/fault.ts";
import { table } from "../../libc/pending.ts";

describe("the order of C's lists", () => {
  it("is that of the calls that may wait", () => {
    const list = /pending_table\[\] = \{(.*?)\};/s.exec(source("table.c"))?.[1] ?? "";
    const names = [...list.matchAll(/\bdo_(\w+)/g)].map(([, name]) => name);
    assert.deepEqual(names, [...table]);
  });

  it("is that of the operations on a word of memory", () => {
    const list = /enum \{ (LOAD.*?) \};/.exec(source("memory.c"))?.[1]?.split(", ") ?? [];
    assert.equal(list.length, operations.length);
    for (const [index, name] of list.entries())
      assert.ok(operations[index]?.toUpperCase().startsWith(name), `${name}: ${operations[index]}`);
  });
});

function source(name: string): string {
  const [file] = globSync(`native/calls/**/${name}`, { cwd: root });
  assert.ok(file, `native/calls has no ${name}`);
  return readFileSync(join(root, file), "utf8");
}
