import assert from "node:assert/strict";
import { inspect } from "node:util";
import { table } from "../../notebook/table.ts";

describe("a table", () => {
  const rows = [
    { name: "a<b", bytes: 4096 },
    { name: "c", bytes: 1 },
  ];

  it("has the members as columns, numbers to the right and to be sorted by", () => {
    const { html } = table(rows, "Sizes");
    assert.match(html, /<caption[^>]*>Sizes</);
    assert.match(html, /text-align:right" data-sort="4096">4,096</);
    assert.match(html, /a&lt;b/);
  });

  it("reads as text in a terminal", () => assert.match(inspect(table(rows)), /name +bytes/));

  it("refuses to be empty", () => assert.throws(() => table([]), /at least one row/));
});
