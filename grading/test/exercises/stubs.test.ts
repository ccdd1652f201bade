import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Notebook, textOf } from "../../../lib/ground/notebook.ts";
import { readStaged } from "../../../lib/ground/notebook-files.ts";
import { withStubs } from "../../course/stubs.ts";
import { exerciseOf, exercises } from "../../course/table.ts";
import { findExercises } from "../../submission/cells/exercises.ts";
import type { Cell } from "../../submission/types.ts";
import { temporaryFolder } from "../submission/temporary.ts";

describe("the stubs of the exercises", () => {
  it("are those that the lessons give", () => {
    const given = [...new Set(exercises.map(({ lesson }) => lesson))].flatMap((lesson) => {
      const { cells } = JSON.parse(readStaged(`notebooks/${lesson}.ipynb`)) as Notebook;
      return cells.flatMap((cell) => {
        const { exercise } = cell.metadata;
        return exercise === undefined ? [] : [[exercise, textOf(cell)]];
      });
    });
    const own = exercises.map(({ id, stub }) => [id, stub]);
    assert.deepEqual(Object.fromEntries(given), Object.fromEntries(own));
    assert.equal(given.length, own.length);
  });

  it("are known where a teacher has solved an exercise in the lesson", () => {
    const folder = temporaryFolder();
    try {
      const exercise = exerciseOf("pipes/two-way");
      const solved = readFileSync(
        join(import.meta.dirname, "../../course/pipes/two-way/solutions/main.ts"),
        "utf8",
      );
      const cell = { cell_type: "code", metadata: { exercise: exercise.id }, source: solved };
      writeFileSync(join(folder.path, "03-pipes.ipynb"), JSON.stringify({ cells: [cell] }));
      const keys = withStubs([exercise], folder.path);
      const find = (source: string) =>
        findExercises([marked(source, exercise.id)], keys).exercises[exercise.id]?.untouched;
      assert.equal(find(solved), false);
      assert.equal(find(exercise.stub), true);
      // A cell that has lost its mark is an answer too.
      const bare = { ...marked(solved, exercise.id), metadata: {} };
      assert.ok(findExercises([bare], keys).exercises[exercise.id]);
    } finally {
      folder.remove();
    }
  });
});

function marked(source: string, exercise: string): Cell {
  return { file: "a.ipynb", number: 1, kind: "code", id: null, metadata: { exercise }, source };
}
