// A course for nbgrader, from a checkout in which a teacher has solved an exercise.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Notebook } from "../../../lib/ground/notebook.ts";
import { HandoutError } from "../../handout/error.ts";
import { writeForNbgrader } from "../../handout/nbgrader.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import {
  cell,
  changeLesson,
  exercise,
  LESSON,
  makeCourse,
  OWN,
  plant,
  solution,
  stubIn,
} from "./course.ts";

describe("a handout for nbgrader", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let course: string;
  const at = (...names: string[]): string => join(folder.path, ...names);
  const { signal } = new AbortController();
  beforeEach(() => {
    folder = temporaryFolder();
    course = at("teacher");
    makeCourse(course);
    plant(course, "grading/handout/files.txt", `${LESSON}\npackage.json\n`);
  });
  afterEach(() => folder.remove());

  it("has the stub where its teacher has solved the exercise, and nothing twice", async () => {
    changeLesson(course, (cells) => {
      const stub = cells.find(({ metadata }) => metadata.exercise === exercise.id);
      if (stub) stub.source = solution();
      cells.push(cell("code", OWN), { ...structuredClone(stub), id: "copy" } as (typeof cells)[0]);
    });
    const { assignments, notes } = await writeForNbgrader(course, at("made"), signal);
    assert.deepEqual(assignments, ["03-pipes"]);
    assert.equal(notes.length, 2);
    const source = readFileSync(at("made", "source", "03-pipes", "03-pipes.ipynb"), "utf8");
    const line = "  // YOUR CODE HERE";
    const marked = `  // BEGIN SOLUTION\n${line}\n  // END SOLUTION`;
    const notebook = JSON.parse(source) as Notebook;
    assert.equal(stubIn(notebook), exercise.stub.replace(line, marked));
    const ids = notebook.cells.map(
      ({ metadata }) => metadata.nbgrader as { grade_id: string } | undefined,
    );
    const own = ids.filter((id) => id?.grade_id === "pipes_two-way");
    assert.equal(own.length, 1);
  });

  it("is not written where a solution can be read, nor into a folder that holds something", async () => {
    changeLesson(course, (cells) => cells.splice(1, 0, cell("markdown", solution())));
    await assert.rejects(writeForNbgrader(course, at("made"), signal), (error: Error) => {
      assert.ok(error instanceof HandoutError);
      assert.match(
        error.message,
        /source\/03-pipes\/03-pipes\.ipynb, cell 2, line 2: as in grading/,
      );
      return true;
    });
    assert.deepEqual(readdirSync(folder.path), ["teacher"]);
    await assert.rejects(writeForNbgrader(course, course, signal), HandoutError);
  });
});
