import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundleOf } from "../../../notebook/bundle.ts";
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
  async function read(...cards: object[]): Promise<Map<string, string>> {
    const shown = await Promise.all(cards.map((card) => bundleOf(card)));
    const cells = shown.map(({ data }) => ({ outputs: [{ data }] }));
    writeFileSync(join(folder, "03-pipes.ipynb"), JSON.stringify({ cells: [{}, ...cells] }));
    return readVerdicts(folder);
  }

  it("are read from the cards, with their conditions, and from the rows of the table", async () => {
    const row = verdictRow("pipe", {
      use: { "parent and child": true, "only they": false },
      medium: { "a file": false },
      unit: { stream: true, "in packets": undefined },
      direction: { refused: true },
      reach: { here: true },
    });
    const found = await read(verdict("C1.2", { there: true, missing: false }), row);
    assert.deepEqual(Object.fromEntries(found), {
      "03-pipes C1.2": "holds if: there",
      "03-pipes T1.pipe.use": "holds if: parent and child",
      "03-pipes T1.pipe.medium": "does not hold",
      "03-pipes T1.pipe.unit": "cannot be decided here",
      "03-pipes T1.pipe.direction": "holds",
      "03-pipes T1.pipe.reach": "holds",
    });
  });

  it("are compared between executions, a claim that is missing in one included", async () => {
    const yes = await read(verdict("C2.1", { moves: true }));
    const no = await read(verdict("C2.1", { moves: false }));
    assert.deepEqual(compareVerdicts([yes, yes]), []);
    assert.deepEqual(compareVerdicts([yes, no, new Map()]), [
      "03-pipes C2.1: holds (1), does not hold (2), nothing (3)",
    ]);
  });
});
