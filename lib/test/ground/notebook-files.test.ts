import assert from "node:assert/strict";
import type { Cell, Notebook } from "../../ground/notebook.ts";
import { clean, faultsOf, format, metadata } from "../../ground/notebook-files.ts";

/** A clean notebook, to be spoilt. */
function notebook(): Notebook {
  return {
    cells: [
      { cell_type: "markdown", id: "title", metadata: {}, source: ["# A title\n", "and a line"] },
      {
        cell_type: "code",
        execution_count: null,
        id: "first-run",
        metadata: { tags: ["P1.1"] },
        outputs: [],
        source: ["1 + 1"],
      },
    ],
    metadata,
    nbformat: 4,
    nbformat_minor: 5,
  };
}

describe("a notebook in git", () => {
  it("is clean as it should be", () => {
    assert.deepEqual(faultsOf(format(notebook())), []);
  });

  /** What is changed in the second cell or in the notebook. */
  type Flaw = { cell?: Partial<Cell>; notebook?: Partial<Notebook>; complaint: RegExp };
  const flaws: Record<string, Flaw> = {
    "an output": {
      cell: { outputs: [{ output_type: "error" }] },
      complaint: /cell 2 \(first-run\) has outputs/,
    },
    "an execution count": { cell: { execution_count: 3 }, complaint: /has an execution count/ },
    "a cell without id": { cell: { id: "" }, complaint: /cell 2 has no name as its id/ },
    "a random id": { cell: { id: "0a1b2c3d" }, complaint: /has no name as its id/ },
    "the same id twice": { cell: { id: "title" }, complaint: /has the id of an earlier cell/ },
    "a long cell": { cell: { source: "1;\n".repeat(21) }, complaint: /has 22 lines, 20 are/ },
    "a broad line": { cell: { source: `"${"é".repeat(77)}"` }, complaint: /1 has 79 columns/ },
    "an editor's metadata": { cell: { metadata: { fold: 1 } }, complaint: /stray metadata: fold/ },
    "another kernel": { notebook: { metadata: { name: "tslab" } }, complaint: /not ours:.*tslab/ },
    "an old format": { notebook: { nbformat_minor: 4 }, complaint: /nbformat is 4\.4, not 4\.5/ },
  };
  for (const [name, { cell, notebook: all, complaint }] of Object.entries(flaws)) {
    it(`does not have ${name}`, () => {
      const spoilt = Object.assign(notebook(), all);
      Object.assign(spoilt.cells[1] ?? {}, cell);
      const faults = faultsOf(format(spoilt));
      assert.equal(faults.length, 1, faults.join("\n"));
      assert.match(faults[0] ?? "", complaint);
    });
  }

  it("is in the form in which JupyterLab saves it, so that saving changes nothing", () => {
    assert.match(
      faultsOf(JSON.stringify(notebook(), null, 2))[0] ?? "",
      /form in which JupyterLab/,
    );
  });

  it("is cleaned of what a session has left in it", () => {
    const used = notebook();
    const [, code] = used.cells;
    assert.ok(code);
    Object.assign(code, {
      outputs: [{ output_type: "error" }],
      execution_count: 7,
      source: "1 + 1",
    });
    code.metadata.collapsed = true;
    used.metadata = { kernelspec: { name: "other" } };
    assert.equal(format(clean(used)), format(notebook()));
  });
});
