import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CourseExercise, ExerciseFile } from "./types.ts";

/** All exercises, in the order of the lessons. */
export const exercises: CourseExercise[] = await readExercises(import.meta.dirname);

/** Those of a folder: one for each `SECTION/NAME/exercise.ts`, and that path is its id. */
export async function readExercises(folder: string): Promise<CourseExercise[]> {
  const files = globSync("*/*/exercise.ts", { cwd: folder });
  const found = await Promise.all(
    files.map(async (file) => {
      const { default: own } = (await import(join(folder, file))) as { default: ExerciseFile };
      return { id: dirname(file), ...own };
    }),
  );
  return found.sort((a, b) =>
    a.lesson === b.lesson ? a.place - b.place : a.lesson < b.lesson ? -1 : 1,
  );
}

/** @throws RangeError that names the ids that exist */
export function exerciseOf(id: string): CourseExercise {
  const found = exercises.find((exercise) => exercise.id === id);
  if (found) return found;
  const section = exercises.filter((exercise) => exercise.id.startsWith(`${id.split("/")[0]}/`));
  const known = (section.length > 0 ? section : exercises).map((exercise) => exercise.id);
  throw new RangeError(`There is no exercise ${JSON.stringify(id)}: there are ${known.join(", ")}`);
}
