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
    assert.match(html, /<p [^>]*>Sizes<.*<table [^>]*aria-label="Sizes"/);
    assert.match(html, /text-align:right;white-space:nowrap" data-sort="4096">4,096</);
    assert.match(html, /a&lt;b/);
  });

  it("sorts a text by its number, and names its rows in the first column", () => {
    const { html, table: data } = table([{ name: "pipe", trip: { text: "7.4 µs", sort: 7400 } }]);
    assert.match(html, /data-sort="7400">7\.4 µs</);
    assert.match(html, /<th scope="row"[^>]*>pipe</);
    assert.deepEqual(data.rows, [["pipe", "7.4 µs"]]);
  });

  it("names no rows by numbers", () => {
    assert.doesNotMatch(table([{ bytes: 1 }]).html, /scope="row"/);
  });

  it("reads as text in a terminal", () => assert.match(inspect(table(rows)), /name +bytes/));

  it("refuses to be empty", () => assert.throws(() => table([]), /at least one row/));
});
