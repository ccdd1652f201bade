import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "../../lib/setup/place.mjs";
import { bare } from "../submission/find.ts";
import type { CourseExercise } from "./types.ts";

const folder = join(root, "notebooks");

interface Cell {
  cell_type: string;
  metadata: { exercise?: string };
  source: string | string[];
}

/** The exercises with the texts that the lessons give for them: each one's stub, and the cells that are no answers. */
export function withStubs(exercises: CourseExercise[]): CourseExercise[] {
  const lessons = readLessons();
  const all = [...lessons.values()].flat().filter(({ cell_type }) => cell_type === "code");
  const given = new Set(all.map((cell) => bare(textOf(cell))));
  return exercises.map((exercise) => {
    const cells = lessons.get(exercise.lesson) ?? [];
    const cell = cells.find(({ metadata }) => metadata.exercise === exercise.id);
    return { ...exercise, given, ...(cell && { stub: textOf(cell) }) };
  });
}

/** "00-start-here", "01-files", … */
export function lessonNames(): string[] {
  return globSync("[0-9]*.ipynb", { cwd: folder }).map((file) => basename(file, ".ipynb"));
}

/** Cells by the lesson's name. */
function readLessons(): Map<string, Cell[]> {
  return new Map(
    lessonNames().map((lesson) => {
      const text = readFileSync(join(folder, `${lesson}.ipynb`), "utf8");
      return [lesson, (JSON.parse(text) as { cells: Cell[] }).cells];
    }),
  );
}

function textOf({ source }: Cell): string {
  return [source].flat().join("");
}
