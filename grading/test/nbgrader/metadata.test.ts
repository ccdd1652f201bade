import assert from "node:assert/strict";
import { addMetadata, checksum } from "../../nbgrader/metadata.ts";
import { exercise, lesson } from "./lesson.ts";

describe("nbgrader's metadata", () => {
  it("has the checksum that nbgrader 0.9.6 computes", () => {
    const base = { schema_version: 3, task: false, grade_id: "x" } as const;
    const test = { ...base, grade: true, solution: false, locked: true, points: 2 };
    assert.equal(checksum("code", "1 + é", test), "b67995f609bc0928c33c6dafc0720f43");
  });

  it("makes the exercise a solution and puts a locked test after it", () => {
    const { cells } = addMetadata(lesson(), [exercise], "release");
    const [, solution, test] = cells;
    assert.deepEqual(
      [solution?.metadata.deletable, test?.metadata.deletable, test?.metadata.editable],
      [false, false, false],
    );
    const added = test?.metadata.nbgrader;
    const { checksum: sum, ...rest } = added as Record<string, unknown>;
    assert.match(String(sum), /^[0-9a-f]{32}$/);
    assert.deepEqual(rest, {
      schema_version: 3,
      grade: true,
      solution: false,
      locked: true,
      task: false,
      grade_id: "files_hello_check",
      points: 2,
      cell_type: "code",
    });
    assert.equal(test?.source, '(await check("files/hello", solution)).earned');
  });

  it("is the same when it is added again", () => {
    const once = addMetadata(lesson(), [exercise], "release");
    assert.deepEqual(addMetadata(once, [exercise], "release"), once);
  });

  it("marks the stub in the source version, and refuses a cell without one", () => {
    const { cells } = addMetadata(lesson(), [exercise], "source");
    assert.match(
      String(cells[1]?.source),
      /\n {2}\/\/ BEGIN SOLUTION\n {2}\/\/ YOUR CODE HERE\n {2}\/\/ END SOLUTION\n/,
    );
    const filled = lesson("print('hi');");
    assert.throws(() => addMetadata(filled, [exercise], "source"), /no line .* YOUR CODE HERE/);
  });
});
