import assert from "node:assert/strict";
import type { CourseExercise } from "../../course/types.ts";
import { syncLesson } from "../../nbgrader/lesson.ts";
import { exercise, lesson, solution } from "./lesson.ts";

const hello: CourseExercise = {
  ...exercise,
  lesson: "01",
  place: 1,
  level: 1,
  stub: solution("// YOUR CODE HERE"),
  hints: ["Print it.", "`print`"],
};

describe("an exercise in its lesson", () => {
  const bare = lesson();
  const stub = bare.cells.pop();
  bare.cells.push(
    { cell_type: "markdown", id: "task", metadata: {}, source: "Say hello.\n\nThen end." },
    ...(stub ? [stub] : []),
  );

  it("gets its heading, its points and its hints from the table", () => {
    const { cells } = syncLesson(bare, [hello]);
    assert.equal(
      cells[1]?.source,
      "### Exercise: Say hello\n\n*follows the lesson · 2 points*\n\nSay hello.\n\nThen end.\n\n" +
        '<details class="hint">\n<summary>Hint 1</summary>\n\nPrint it.\n\n</details>\n\n' +
        '<details class="hint">\n<summary>Hint 2</summary>\n\n`print`\n\n</details>',
    );
    assert.deepEqual(
      cells.map(({ id }) => id),
      ["prepare", "task", "hello", "check-files-hello"],
    );
  });

  it("keeps what its author wrote, however often it is made", () => {
    const once = syncLesson(bare, [hello]);
    assert.deepEqual(syncLesson(once, [hello]), once);
    const [, task] = syncLesson(once, [{ ...hello, title: "Hello", hints: [] }]).cells;
    assert.equal(
      task?.source,
      "### Exercise: Hello\n\n*follows the lesson · 2 points*\n\nSay hello.\n\nThen end.",
    );
  });

  it("gets the stub from the table, unless somebody has begun to solve it", () => {
    const stub = "const solution = program(({ pipe, print }) => {\n  // YOUR CODE HERE\n});";
    const sourceIn = (notebook: typeof bare): unknown =>
      syncLesson(notebook, [{ ...hello, stub }]).cells[2]?.source;
    assert.equal(sourceIn(bare), stub);
    for (const begun of [
      hello.stub.replace("YOUR", "MY"),
      hello.stub.replace("\n}", "\n  print(1);\n}"),
    ]) {
      const cells = bare.cells.map((cell) =>
        cell.id === "hello" ? { ...cell, source: begun } : cell,
      );
      assert.equal(sourceIn({ ...bare, cells }), begun);
    }
  });
});
