import { type Cell, type Notebook, textOf } from "../../lib/ground/notebook.ts";
import type { CourseExercise } from "../course/types.ts";
import { addMetadata } from "../nbgrader/metadata.ts";

/** A cell that learners do not get, by its place in the teacher's notebook: 1 is the first. */
export interface Solving {
  cell: number;
  exercise: string;
}

/**
 * A lesson as learners get it, whatever its teacher has done in it: each exercise's cell holds the stub again, and no
 * other cell defines what the exercise asks for. JupyterLab saves by itself what was solved in front of a class.
 *
 * @param exercises all of the course
 * @param lesson the notebook's name, without .ipynb
 */
export function unsolve(
  notebook: Notebook,
  exercises: CourseExercise[],
  lesson: string,
): { notebook: Notebook; left: Solving[] } {
  const stubs = new Map<Cell, CourseExercise>();
  const left = new Map<Cell, CourseExercise>();
  for (const exercise of exercises) {
    const marked = notebook.cells.filter(({ metadata }) => metadata.exercise === exercise.id);
    const solving = exercise.lesson === lesson ? cellsSolving(notebook.cells, exercise) : [];
    const [stub, ...others] = [...marked, ...solving.filter((cell) => !marked.includes(cell))];
    if (stub) stubs.set(stub, exercise);
    for (const cell of others) left.set(cell, exercise);
  }
  const cells = notebook.cells.flatMap((cell) => {
    const exercise = stubs.get(cell);
    if (exercise) return [stubCell(cell, exercise)];
    return left.has(cell) ? [] : [cell];
  });
  const own = [...stubs.values()];
  return {
    notebook: addMetadata({ ...notebook, cells }, own, "release"),
    left: notebook.cells.flatMap((cell, index) => {
      const exercise = stubs.has(cell) ? undefined : left.get(cell);
      return exercise ? [{ cell: index + 1, exercise: exercise.id }] : [];
    }),
  };
}

/** Also one that was turned into text, so that it is no longer run. */
function stubCell({ id, metadata }: Cell, { id: exercise, stub }: CourseExercise) {
  return {
    cell_type: "code",
    id,
    metadata: { ...metadata, exercise },
    source: stub,
    outputs: [],
    execution_count: null,
  };
}

/** Cells that define the exercise's variables, or what somebody has given to its `check` instead. */
function cellsSolving(cells: Cell[], exercise: CourseExercise): Cell[] {
  const code = cells.filter(({ cell_type, metadata }) => {
    return cell_type !== "markdown" && metadata.exercise === undefined;
  });
  const others = code.flatMap((cell, index) => {
    const given = namesGiven(exercise, textOf(cell));
    const before = code.slice(0, index + 1).reverse();
    const defining = given.map((name) => before.find((other) => defines(other, name)));
    return given.length > 0 ? [cell, ...defining] : [];
  });
  return code.filter((cell) => {
    return others.includes(cell) || exercise.variables.some((name) => defines(cell, name));
  });
}

/** The names that are not the lesson's in `check("id", mine)` and `check("id", { producer: mine })`. */
function namesGiven({ id, variables }: CourseExercise, source: string): string[] {
  const call = new RegExp(`\\bcheck\\(\\s*["'\`]${id}["'\`]\\s*,\\s*([\\w$]+|\\{[^{}()]*)`);
  const names = call.exec(source)?.[1]?.match(/[\w$]+/g) ?? [];
  return names.filter((name) => !variables.includes(name));
}

function defines(cell: Cell, name: string): boolean {
  const word = name.replaceAll("$", "\\$");
  const ways = `\\b(?:const|let|var|function)\\s+${word}(?![\\w$])|(?<![\\w$.])${word}\\s*=(?![=>])`;
  return new RegExp(ways).test(textOf(cell));
}
