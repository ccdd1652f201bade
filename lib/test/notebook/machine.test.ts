import assert from "node:assert/strict";
import { checkMachine } from "../../notebook/machine.ts";

describe("checking the machine", () => {
  it("tells the kernel, and every layer with what it is for or why it is missing", async () => {
    const card = await checkMachine();
    assert.match(card.text, /^Linux \d+\.\d+/);
    assert.ok(card.table.rows.length >= 8, card.text);
    for (const [mark, name, text] of card.table.rows) {
      assert.match(String(mark), /^[✔✘]$/, String(name));
      assert.ok(String(text).length > 10, String(name));
    }
    assert.equal(
      card.able,
      card.table.rows.every(([mark]) => mark === "✔"),
    );
    assert.match(card.html, /<table>/);
  });
});
