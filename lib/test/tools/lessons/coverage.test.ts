import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cover, describeCoverage } from "../../../tools/lessons/coverage.ts";
import { items } from "../../../tools/lessons/syllabus.ts";

describe("coverage of the syllabus", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "coverage-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function notebook(cells: unknown[]): void {
    writeFileSync(join(folder, "01-files.ipynb"), JSON.stringify({ cells }));
  }

  const output = { output_type: "execute_result" };

  it("counts 17 programs, 10 pictures, 72 claims and 30 cells of the table", () => {
    const count = (letter: string) => items.filter(({ id }) => id.startsWith(letter)).length;
    assert.deepEqual(["P", "D", "C", "T"].map(count), [17, 10, 72, 30]);
  });

  it("finds the cell that serves an item by its tag", () => {
    notebook([
      { cell_type: "markdown", metadata: {} },
      {
        cell_type: "code",
        metadata: { tags: ["P1.1", "D1"] },
        execution_count: 1,
        outputs: [output],
      },
    ]);
    assert.deepEqual(cover(folder).served.get("P1.1"), [
      { notebook: "01-files.ipynb", cell: 2, ran: true },
    ]);
    assert.ok(!cover(folder).missing.includes("D1"));
  });

  it("does not count prose, a cell that did not run, one without output, or one that failed", () => {
    notebook([
      { cell_type: "markdown", metadata: { tags: ["C1.1"] } },
      { cell_type: "code", metadata: { tags: ["C1.2"] }, execution_count: null, outputs: [output] },
      { cell_type: "code", metadata: { tags: ["C1.3"] }, execution_count: 1, outputs: [] },
      {
        cell_type: "code",
        metadata: { tags: ["P1.1"] },
        execution_count: 2,
        outputs: [{ output_type: "error" }],
      },
    ]);
    assert.equal(cover(folder).missing.length, items.length);
    assert.equal(describeCoverage(folder).complete, false);
  });

  it("names a tag that looks like an item and is not one", () => {
    notebook([
      {
        cell_type: "code",
        metadata: { tags: ["C9.9", "hide-input"] },
        execution_count: 1,
        outputs: [output],
      },
    ]);
    assert.deepEqual(cover(folder).unknown, ["C9.9 in 01-files.ipynb, cell 1"]);
  });
});
