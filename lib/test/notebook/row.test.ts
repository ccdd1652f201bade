import assert from "node:assert/strict";
import { verdictRow } from "../../notebook/row.ts";

describe("a row of the table", () => {
  const cells = {
    use: { "parent and child": true, "only they": false },
    medium: { "its bytes are in a file": false },
    unit: { "two writes are one read": true, "in packet mode": false },
    direction: { "the read end refuses a write": true },
    reach: { "another namespace of this system": true },
  };

  it("judges each cell by its own cases", () => {
    const row = verdictRow("pipe", cells);
    assert.deepEqual(
      row.table.rows.map((r) => r[2]),
      ["◐ holds if", "✘ does not hold", "◐ holds if", "✔ holds", "✔ holds"],
    );
    assert.equal(row.asExpected, true);
    assert.match(row.html, /only they/);
  });

  it("gives each cell's text with its mark, and how it really is", () => {
    assert.deepEqual(verdictRow("pipe", cells).cells, {
      use: "◐ parent and child, one way (whoever holds its ends)",
      medium: "✘ file (a buffer in the kernel)",
      unit: "◐ stream (packets with O_DIRECT)",
      direction: "✔ one way",
      reach: "✔ same system",
    });
  });

  it("tells no fact that the run denied", () => {
    const { medium } = verdictRow("pipe", { ...cells, medium: { "in a file": true } }).cells;
    assert.equal(medium, "✔ file");
  });

  it("says where this machine answers otherwise", () => {
    const row = verdictRow("pipe", { ...cells, medium: { "its bytes are in a file": true } });
    assert.equal(row.asExpected, false);
    assert.match(String(row.table.rows[1]?.[2]), /elsewhere/);
  });

  it("refuses an unknown row and a column without a case", () => {
    assert.throws(() => verdictRow("pigeon", cells), /no claim T1\.pigeon\.use/);
    assert.throws(() => verdictRow("pipe", { ...cells, unit: {} }), /at least one case/);
  });
});
