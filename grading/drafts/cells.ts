import type { Cell, Notebook } from "../../lib/ground/notebook.ts";
import type { CourseExercise } from "../course/types.ts";
import { syncLesson } from "../nbgrader/lesson.ts";

/**
 * The lesson with the cells of a new exercise: after its last one, or else at its end.
 *
 * @param others the exercises that the lesson has already
 */
export function addExercise(
  notebook: Notebook,
  exercise: CourseExercise,
  others: CourseExercise[],
): Notebook {
  const id = `exercise-${exercise.id.replace("/", "-")}`;
  const task: Cell = {
    cell_type: "markdown",
    id: `${id}-text`,
    metadata: {},
    source:
      "TO WRITE: the task, in two or three sentences: what the program is given, what it does and in which way, and how it ends.",
  };
  const stub: Cell = {
    cell_type: "code",
    id,
    metadata: { exercise: exercise.id },
    source: exercise.stub,
    outputs: [],
    execution_count: null,
  };
  const last = notebook.cells.findLastIndex(({ metadata }) => metadata.exercise !== undefined);
  // After its check.
  const at = last < 0 ? notebook.cells.length : last + 2;
  const cells = [...notebook.cells.slice(0, at), task, stub, ...notebook.cells.slice(at)];
  return syncLesson({ ...notebook, cells }, [...others, exercise]);
}
