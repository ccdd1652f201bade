/**
 * The exercises in a lesson: what is in the table of exercises (title, points, hints, stub) is put into their cells, so
 * that it is written once.
 *
 * An exercise is three cells: a Markdown cell with the task, the stub, whose metadata names the exercise, and the cell that
 * checks it, which is made here.
 */

import { type Cell, type Notebook, textOf } from "../../lib/ground/notebook.ts";
import type { CourseExercise } from "../course/types.ts";
import { lesson as say } from "../words/lesson.ts";
import { addMetadata } from "./metadata.ts";

/** Programs that nobody has begun: what their exercise gives may have changed since. */
const BARE = /^(const \w+ = program\(\(\{[^{}]*\}\) => \{\n *\/\/ YOUR CODE HERE\n\}\);\n*)+$/;

/** The notebook with the headings, hints, stubs, check cells and nbgrader metadata of its exercises as they should be. */
export function syncLesson(notebook: Notebook, exercises: CourseExercise[]): Notebook {
  const cells = notebook.cells.map((cell, index) => {
    const next = notebook.cells[index + 1];
    const exercise = exercises.find(({ id }) => id === next?.metadata.exercise);
    if (exercise && cell.cell_type === "markdown") return taskCell(cell, exercise);
    const own = exercises.find(({ id }) => id === cell.metadata.exercise);
    return own?.stub && BARE.test([cell.source].flat().join(""))
      ? { ...cell, source: own.stub }
      : cell;
  });
  return addMetadata({ ...notebook, cells }, exercises, "release");
}

/** What the author wrote is between the heading, with what it is worth below, and the hints. */
function taskCell(cell: Cell, exercise: CourseExercise): Cell {
  const { title, points, level, hints } = exercise;
  const own = textOf(cell)
    .replace(/^### .*\n+(\*[^*\n]+\*\n+)?/, "")
    .replace(/\n*<details class="hint">[\s\S]*$/, "");
  const ladder = hints.map(
    (hint, index) =>
      `<details class="hint">\n<summary>${say.hint(index + 1)}</summary>\n\n${hint}\n\n</details>`,
  );
  const worth = `*${say.worth(say.levels[level], points)}*`;
  return { ...cell, source: [`### ${say.heading(title)}`, worth, own, ...ladder].join("\n\n") };
}
