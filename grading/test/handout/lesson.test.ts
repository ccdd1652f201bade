// Whatever a teacher has done in a lesson, learners get the exercise as it was given.
import assert from "node:assert/strict";
import { basename } from "node:path";
import { type Notebook, textOf } from "../../../lib/ground/notebook.ts";
import { clean, format, listNotebooks, readStaged } from "../../../lib/ground/notebook-files.ts";
import { exercises } from "../../course/table.ts";
import { unsolve } from "../../handout/lesson.ts";
import { cell, exercise, LESSON, OWN, solution } from "./course.ts";

type Cells = Notebook["cells"];

/** What a teacher may have done, beginning with the index of the exercise's cell. */
const DONE: Record<string, (cells: Cells, stub: number) => void> = {
  "solved it": (cells, stub) => {
    cells[stub] = { ...(cells[stub] as Cells[0]), source: solution() };
  },
  "solved it in another way": (cells, stub) => {
    cells[stub] = { ...(cells[stub] as Cells[0]), source: OWN };
  },
  "solved it in a cell above": (cells, stub) => cells.splice(stub, 0, cell("code", OWN)),
  "solved it in a cell at the end": (cells) => cells.push(cell("code", OWN)),
  "put a solution by in a raw cell": (cells) => cells.push(cell("raw", OWN)),
  "assigned a solution": (cells) => cells.push(cell("code", "twoWay = program(() => {});")),
  "solved a copy of the cell": (cells, stub) => {
    cells.splice(stub + 1, 0, { ...(cells[stub] as Cells[0]), id: "copy", source: OWN });
  },
  "made the solved cell a text": (cells, stub) => {
    const { id, metadata } = cells[stub] as Cells[0];
    cells[stub] = { cell_type: "markdown", id: id ?? "", metadata, source: OWN };
  },
  "solved it and lost the mark": (cells, stub) => {
    cells[stub] = { ...(cells[stub] as Cells[0]), source: OWN, metadata: { deletable: false } };
  },
  "checked a solution of another name": (cells) =>
    cells.push(
      cell("code", OWN.replace("twoWay", "mine")),
      cell("code", `await check("pipes/two-way", mine)`),
    ),
  "checked a solution without a name": (cells) =>
    cells.push(cell("code", `await check("pipes/two-way", program(() => {}))`)),
};

describe("a lesson of the handout", () => {
  it("is the lesson, where nothing was done in it", () => {
    for (const path of listNotebooks()) {
      const text = readStaged(path);
      const { notebook, left } = unsolve(JSON.parse(text), exercises, basename(path, ".ipynb"));
      assert.equal(format(clean(notebook)), text, path);
      assert.deepEqual(left, [], path);
    }
  });

  for (const [what, change] of Object.entries(DONE)) {
    it(`has the stub and no solution when its teacher ${what}`, () => {
      const { given, notebook } = changed(change);
      assert.deepEqual(sourcesOf(notebook), sourcesOf(given));
      const cell = notebook.cells.find(({ metadata }) => metadata.exercise === exercise.id);
      assert.equal(cell?.cell_type, "code");
      const of = ({ metadata }: Cells[0]) => (metadata.nbgrader as { checksum: string }).checksum;
      const before = given.cells.find(({ metadata }) => metadata.exercise === exercise.id);
      assert.equal(cell && of(cell), before && of(before));
    });
  }

  it("keeps what its teacher has added otherwise, and tells what was left out", () => {
    const { notebook, left } = changed((cells) => {
      cells.push(
        cell("code", "const mine = 1;"),
        cell("code", OWN),
        cell("markdown", "Good luck!"),
      );
    });
    assert.deepEqual(sourcesOf(notebook).slice(-2), ["const mine = 1;", "Good luck!"]);
    const { cells } = JSON.parse(readStaged(LESSON)) as Notebook;
    assert.deepEqual(left, [{ cell: cells.length + 2, exercise: exercise.id }]);
  });
});

function changed(change: (cells: Cells, stub: number) => void) {
  const given = JSON.parse(readStaged(LESSON)) as Notebook;
  const taught = structuredClone(given);
  const stub = taught.cells.findIndex(({ metadata }) => metadata.exercise === exercise.id);
  change(taught.cells, stub);
  const { notebook, left } = unsolve(taught, exercises, "03-pipes");
  return { given, notebook, left };
}

function sourcesOf({ cells }: Notebook): string[] {
  return cells.map(textOf);
}
