import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verdictRow } from "../../../notebook/row.ts";
import { verdict } from "../../../notebook/verdict.ts";
import { compareVerdicts, readVerdicts } from "../../../tools/lessons/verdicts.ts";

describe("the verdicts of executed notebooks", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "verdicts-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** Writes a notebook whose cells show these cards, and reads it. */
  function read(...cards: { title: string; text: string }[]): Map<string, string> {
    const cells = cards.map(({ title, text }, i) => ({
      id: `cell-${i}`,
      outputs: [{ data: { "text/plain": `${title}\n\n${text}` } }],
    }));
    writeFileSync(join(folder, "03-pipes.ipynb"), JSON.stringify({ cells }));
    return readVerdicts(folder);
  }

  it("are read from the cards, with their conditions, and from the rows of the table", () => {
    const row = verdictRow("pipe", {
      use: { "parent and child": true, "only they": false },
      medium: { "a file": false },
      unit: { stream: true, "in packets": undefined },
      direction: { refused: true },
      reach: { here: true },
    });
    const found = read(verdict("C1.2", { there: true, missing: false }), row);
    assert.deepEqual(Object.fromEntries(found), {
      "03-pipes C1.2": "holds if: there",
      "03-pipes cell-1 use": "holds if",
      "03-pipes cell-1 medium": "does not hold",
      "03-pipes cell-1 unit": "cannot be decided here",
      "03-pipes cell-1 direction": "holds",
      "03-pipes cell-1 reach": "holds",
    });
  });

  it("are compared between executions, a claim that is missing in one included", () => {
    const [yes, no] = [true, false].map((b) => read(verdict("C2.1", { moves: b })));
    assert.deepEqual(compareVerdicts([yes, yes] as Map<string, string>[]), []);
    assert.deepEqual(compareVerdicts([yes, no, new Map()] as Map<string, string>[]), [
      "03-pipes C2.1: holds (1), does not hold (2), nothing (3)",
    ]);
  });
});
