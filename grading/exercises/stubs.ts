import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../lib/setup/place.mjs";
import type { CourseExercise } from "./types.ts";

interface Cell {
  metadata: { exercise?: string };
  source: string | string[];
}

/** The exercises with the text that their lessons give for each. */
export function withStubs(exercises: CourseExercise[]): CourseExercise[] {
  const lessons = new Map<string, Cell[]>();
  return exercises.map((exercise) => {
    const cells = lessons.get(exercise.lesson) ?? readCells(exercise.lesson);
    lessons.set(exercise.lesson, cells);
    const cell = cells.find(({ metadata }) => metadata.exercise === exercise.id);
    if (!cell) return exercise;
    return { ...exercise, stub: [cell.source].flat().join("") };
  });
}

function readCells(lesson: string): Cell[] {
  const path = join(root, "notebooks", `${lesson}.ipynb`);
  return (JSON.parse(readFileSync(path, "utf8")) as { cells: Cell[] }).cells;
}
