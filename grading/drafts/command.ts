import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "../../lib/ground/failure.mjs";
import type { Notebook } from "../../lib/ground/notebook.ts";
import { format } from "../../lib/ground/notebook-files.ts";
import { lessonNames } from "../course/stubs.ts";
import { readExercises } from "../course/table.ts";
import type { CourseExercise, ExerciseFile } from "../course/types.ts";
import { addExercise } from "./cells.ts";
import { draftFiles } from "./files.ts";
import { drafts as say } from "./words.ts";

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*\/[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * `npm run new-exercise`: the files of an exercise that is still to be written, and its cells in the lesson.
 *
 * @param root of the course
 * @returns what to do next
 * @throws Failure with a sentence, when nothing was written
 */
export async function newExercise(args: string[], root: string): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { lesson: { type: "string" } },
  });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new Failure(say.usage());
  const exercises = await readExercises(join(root, "grading", "course"));
  const variable = variableFor(id, exercises);
  const lesson = lessonFor(id, values.lesson, exercises, lessonNames(join(root, "notebooks")));
  const folder = `grading/course/${id}`;
  if (existsSync(join(root, folder))) throw new Failure(say.noRoom(folder));

  const others = exercises.filter((exercise) => exercise.lesson === lesson);
  const place = Math.max(0, ...others.map((exercise) => exercise.place)) + 1;
  const files = draftFiles({ id, variable, lesson, place });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, folder, path)), { recursive: true });
    writeFileSync(join(root, folder, path), text);
  }
  const { default: own } = (await import(join(root, folder, "exercise.ts"))) as {
    default: ExerciseFile;
  };
  const notebook = join(root, "notebooks", `${lesson}.ipynb`);
  const before = JSON.parse(readFileSync(notebook, "utf8")) as Notebook;
  writeFileSync(notebook, format(addExercise(before, { id, ...own }, others)));
  return say.made(
    id,
    files.map(([path]) => `${folder}/${path}`),
    `notebooks/${basename(notebook)}`,
  );
}

/** "pipes/two-way" → "twoWay", which no other exercise may have: an answer is found by it. */
function variableFor(id: string, exercises: CourseExercise[]): string {
  if (!NAME.test(id)) throw new Failure(say.badId(id));
  if (exercises.some((exercise) => exercise.id === id)) throw new Failure(say.taken(id));
  const [, name = ""] = id.split("/");
  const variable = name.replace(/-([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  if (isWord(variable)) throw new Failure(say.badVariable(id, variable));
  const other = exercises.find(({ variables }) => variables.includes(variable));
  if (other) throw new Failure(say.sameVariable(id, variable, other.id));
  return variable;
}

/** Of the language, or of the cells themselves. */
function isWord(variable: string): boolean {
  if (["program", "run", "check", "await"].includes(variable)) return true;
  try {
    new Function(`"use strict"; const ${variable} = 1;`);
    return false;
  } catch {
    return true;
  }
}

function lessonFor(
  id: string,
  named: string | undefined,
  exercises: CourseExercise[],
  lessons: string[],
): string {
  if (named !== undefined) {
    if (!lessons.includes(named)) throw new Failure(say.noLesson(named, lessons.sort()));
    return named;
  }
  const sectionOf = (exercise: { id: string }): string => exercise.id.split("/")[0] ?? "";
  const section = sectionOf({ id });
  const found = exercises.find((exercise) => sectionOf(exercise) === section);
  if (found) return found.lesson;
  throw new Failure(say.newSection(section, [...new Set(exercises.map(sectionOf))].sort()));
}
