/**
 * nbgrader's metadata (schema version 3) in the course's notebooks: each exercise's cell becomes a solution, and the cell
 * that checks it a locked test, whose value is the number of points earned: nbgrader takes that for partial credit.
 *
 * The source version is what `nbgrader generate_assignment` reads, the release version what it writes: the course's
 * notebooks carry the latter, so that they can be autograded as they are.
 */
import { createHash } from "node:crypto";
import { type Cell, type Notebook, textOf } from "../../lib/ground/notebook.ts";
import { gradeId } from "../submission/cells/exercises.ts";
import type { Exercise } from "../types.ts";

interface Metadata {
  schema_version: 3;
  grade: boolean;
  solution: boolean;
  locked: boolean;
  task: boolean;
  grade_id: string;
  points?: number;
  cell_type?: string;
  checksum?: string;
}

export type Version = "source" | "release";

/** The line that a learner replaces. */
const STUB = "// YOUR CODE HERE";

/** A copy of the notebook with nbgrader's metadata in the cells of these exercises, and their test cells after them. */
export function addMetadata(notebook: Notebook, exercises: Exercise[], version: Version): Notebook {
  const cells: Cell[] = [];
  const tests = new Set(exercises.map((exercise) => testId(exercise)));
  for (const cell of notebook.cells) {
    if (tests.has(cell.id)) continue;
    const exercise = exercises.find(({ id }) => id === cell.metadata.exercise);
    if (!exercise) cells.push(cell);
    else cells.push(solutionCell(cell, exercise, version), testCell(exercise, version));
  }
  return { ...notebook, cells };
}

/** What nbgrader compares, to see that a cell is as it was released: its `utils.compute_checksum`. */
export function checksum(cellType: string, source: string, metadata: Metadata): string {
  const { grade, solution, grade_id, points } = metadata;
  const locked = !solution && (grade || metadata.locked);
  const python = (value: boolean): string => (value ? "True" : "False");
  const parts = [source, cellType, python(grade), python(solution), python(locked), grade_id];
  if (grade) parts.push(pythonFloat(points ?? 0));
  return createHash("md5").update(parts.join("")).digest("hex");
}

function solutionCell(cell: Cell, exercise: Exercise, version: Version): Cell {
  const text = textOf(cell);
  const source = version === "source" ? markSolution(text) : text;
  const metadata: Metadata = {
    schema_version: 3,
    grade: false,
    solution: true,
    locked: false,
    task: false,
    grade_id: gradeId(exercise.id),
  };
  const lock = version === "release" ? { deletable: false } : {};
  const all = { ...cell.metadata, ...lock, nbgrader: finish(metadata, source, version) };
  return { ...cell, source, metadata: all };
}

function testCell(exercise: Exercise, version: Version): Cell {
  const id = `${gradeId(exercise.id)}_check`;
  const [first, ...more] = exercise.variables;
  const solution = more.length > 0 ? `{ ${exercise.variables.join(", ")} }` : first;
  const source = `(await check("${exercise.id}", ${solution})).earned`;
  const metadata: Metadata = {
    schema_version: 3,
    grade: true,
    solution: false,
    locked: true,
    task: false,
    grade_id: id,
    points: exercise.points,
  };
  const lock = version === "release" ? { deletable: false, editable: false } : {};
  return {
    cell_type: "code",
    id: testId(exercise),
    metadata: { ...lock, nbgrader: finish(metadata, source, version) },
    source,
    outputs: [],
    execution_count: null,
  };
}

/** Of the cell: ids of cells in the course are words and dashes. */
function testId({ id }: Exercise): string {
  return `check-${id.replaceAll("/", "-")}`;
}

function finish(metadata: Metadata, source: string, version: Version): Metadata {
  if (version === "source") return metadata;
  const sum = checksum("code", source, metadata);
  return { ...metadata, cell_type: "code", checksum: sum };
}

/** Marks around the stub's line, which generate_assignment replaces by the stub again. */
function markSolution(source: string): string {
  const line = new RegExp(`^([ \\t]*)${STUB}[ \\t]*$`, "m");
  if (!line.test(source)) throw new RangeError(`there is no line ${STUB} in: ${source}`);
  return source.replace(line, `$1// BEGIN SOLUTION\n$1${STUB}\n$1// END SOLUTION`);
}

/** As Python prints a float: 2 → 2.0. */
function pythonFloat(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
