import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Cell, textOf } from "../../lib/ground/notebook.ts";
import { root } from "../../lib/ground/place.mjs";
import { bare } from "../submission/cells/exercises.ts";
import type { CourseExercise } from "./types.ts";

const folder = join(root, "notebooks");

/**
 * The exercises with the texts that learners were given, which are not answers: the stubs, and the lessons' other
 * cells. What stands in an exercise's cell of this copy may be the solution that a teacher has shown.
 */
export function withStubs(exercises: CourseExercise[], lessons: string = folder): CourseExercise[] {
  const own = readCells(lessons).filter(
    ({ cell_type, metadata }) => cell_type === "code" && metadata.exercise === undefined,
  );
  const given = new Set(
    [...own.map(textOf), ...exercises.map(({ stub }) => stub)].map((text) => bare(text)),
  );
  return exercises.map((exercise) => ({ ...exercise, given }));
}

/** "00-start-here", "01-files", … */
export function lessonNames(lessons: string = folder): string[] {
  return globSync("[0-9]*.ipynb", { cwd: lessons }).map((file) => basename(file, ".ipynb"));
}

function readCells(lessons: string): Cell[] {
  return lessonNames(lessons).flatMap((lesson) => {
    const text = readFileSync(join(lessons, `${lesson}.ipynb`), "utf8");
    return (JSON.parse(text) as { cells: Cell[] }).cells;
  });
}
