import assert from "node:assert/strict";
import { findExercises } from "../../../submission/cells/exercises.ts";
import type { Cell, ExerciseKey } from "../../../submission/types.ts";

const stub = "const solution = program(() => {\n  // YOUR CODE HERE\n});";
const keys: ExerciseKey[] = [
  { id: "files/seek", variables: ["solution"], stub },
  { id: "pipes/two-way", variables: ["twoWay"] },
];
const seek = { exercise: "files/seek" };
const answer = "const solution = program(() => 1);";

describe("finding an exercise", () => {
  it("by its mark in the metadata", () => {
    const { exercises, repairs } = find([cell("const x = 1;"), cell(answer, seek)]);
    assert.deepEqual(exercises["files/seek"], {
      source: answer,
      variables: { solution: "solution" },
      where: "a.ipynb, cell 2",
      untouched: false,
    });
    assert.deepEqual(repairs, []);
  });

  it("by nbgrader's grade_id, by the cell's id, by a mark in the text", () => {
    const ways = [
      cell(answer, { nbgrader: { grade_id: "files_seek" } }),
      { ...cell(answer), id: "files_seek" },
      cell(`// exercise: files/seek\n${answer}`),
      cell(answer, { path: "/home/x/files/seek" }),
    ];
    for (const way of ways) assert.ok(find([way]).exercises["files/seek"]);
  });

  it("by the learner's own check, when all marks are lost", () => {
    const cells = [
      cell("const mine = program(() => 1);"),
      cell('await check("files/seek", mine);'),
    ];
    const { exercises, repairs } = find(cells);
    assert.equal(exercises["files/seek"]?.variables.solution, "mine");
    assert.match(repairs[0] ?? "", /had lost its mark/);
  });

  it("by a variable that no other exercise has", () => {
    const found = find([cell("const twoWay = program(() => 1);")]).exercises;
    assert.deepEqual(Object.keys(found), ["pipes/two-way"]);
  });

  it("does not take a cell of the lesson for one", () => {
    const own = "const twoWay = program(() => 1);";
    const given = new Set([own.replace(/\s/g, "")]);
    const [first, second] = keys as [ExerciseKey, ExerciseKey];
    const all = [first, { ...second, given }];
    assert.deepEqual(findExercises([cell(own)], all).exercises, {});
    const changed = findExercises([cell(own.replace("1", "2"))], all);
    assert.deepEqual(Object.keys(changed.exercises), ["pipes/two-way"]);
  });

  it("does not take the cell of another exercise", () => {
    const cells = [cell("const twoWay = program(() => 1);", seek), cell(answer)];
    const found = find(cells).exercises;
    assert.deepEqual(Object.keys(found), ["files/seek"]);
  });

  it("takes the last copy that was filled in", () => {
    const { exercises, repairs } = find([cell(answer, seek), cell(stub, seek)]);
    assert.equal(exercises["files/seek"]?.source, answer);
    assert.match(repairs[0] ?? "", /found 2 times; graded was a.ipynb, cell 1/);
  });

  it("recognises the stub, even with other spaces", () => {
    const found = find([cell(stub.replaceAll(" ", "  "), seek)]).exercises;
    assert.equal(found["files/seek"]?.untouched, true);
  });

  it("joins a helper from another cell, and what that needs", () => {
    const { exercises, repairs } = find([
      cell('import { program } from "ipc";\nconst SIZE: number = 4;'),
      cell('import { program } from "ipc";\nconst double = (n: number) => n * SIZE;'),
      cell("const unrelated = 1;"),
      cell("const solution = program(() => double(2), { double });", seek),
    ]);
    const source = exercises["files/seek"]?.source ?? "";
    assert.match(source, /SIZE: number = 4[\s\S]*double[\s\S]*solution/);
    assert.doesNotMatch(source, /unrelated/);
    assert.equal(source.match(/import/g)?.length, 1);
    assert.match(repairs[0] ?? "", /spread over 3 cells/);
  });

  it("finds the solution in the cell after its own, when it was split", () => {
    const cells = [
      cell("const size = 4;", seek),
      cell(`${answer} size;`),
      cell('check("pipes/x", 1)'),
    ];
    assert.match(find(cells).exercises["files/seek"]?.source ?? "", /size = 4[\s\S]*solution/);
  });

  it("does not take the solution of the next exercise for one that was emptied", () => {
    const cells = [cell("", seek), cell("const solution = 1;", { exercise: "pipes/two-way" })];
    assert.equal(find(cells).exercises["files/seek"]?.source, "");
  });

  it("leaves out what is not there", () => {
    assert.deepEqual(find([cell("text", seek, "markdown")]).exercises, {});
  });

  it("is not slowed down by names and places made for it", () => {
    const began = process.cpuUsage();
    const many = Array.from({ length: 400 }, (_, i) => cell(`const v${i} = v${i + 1};`));
    find([...many, cell(`v0; ${"x;".repeat(60_000)}`, seek)]);
    assert.ok(process.cpuUsage(began).user < 15_000_000);
  });
});

function find(cells: Cell[]): ReturnType<typeof findExercises> {
  const numbered = cells.map((each, index) => ({ ...each, number: index + 1 }));
  return findExercises(numbered, keys);
}

function cell(source: string, metadata = {}, kind: Cell["kind"] = "code"): Cell {
  return { file: "a.ipynb", number: 1, kind, id: null, metadata, source };
}
