import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Notebook } from "../../lib/ground/notebook.ts";
import { format, listNotebooks, readStaged } from "../../lib/ground/notebook-files.ts";
import { root } from "../../lib/ground/place.mjs";
import { exercises } from "../course/table.ts";
import { syncLesson } from "../nbgrader/lesson.ts";

export const name = "exercises in their lessons";

/** The headings, hints and check cells of a lesson's exercises are as their folders have them. */
export async function run(fix: boolean): Promise<string[]> {
  const stale: string[] = [];
  for (const path of listNotebooks()) {
    const text = fix ? readFileSync(join(root, path), "utf8") : readStaged(path);
    const notebook = JSON.parse(text) as Notebook;
    const synced = format(withExercises(path, notebook));
    if (format(notebook) === synced) continue;
    if (fix) writeFileSync(join(root, path), synced);
    else
      stale.push(
        `${path}: its exercises are not as grading/course has them: npm run check -- --fix`,
      );
  }
  return stale;
}

function withExercises(path: string, notebook: Notebook): Notebook {
  const lesson = basename(path, ".ipynb");
  const own = exercises.filter((exercise) => exercise.lesson === lesson);
  return syncLesson(notebook, own);
}
