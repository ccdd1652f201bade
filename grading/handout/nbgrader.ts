import type { Notebook } from "../../lib/ground/notebook.ts";
import { exercises } from "../course/table.ts";
import { courseFiles } from "../nbgrader/course.ts";
import { readCourse } from "./course.ts";
import { requireNew, writeFolder } from "./write.ts";

/**
 * Writes a course for nbgrader into a new folder, with the lessons as learners get them: a lesson is an assignment, what
 * a class works on together.
 *
 * @returns the assignments, and what a teacher is told of the lessons
 */
export async function writeForNbgrader(
  root: string,
  folder: string,
  signal: AbortSignal,
): Promise<{ assignments: string[]; notes: string[] }> {
  await requireNew(root, folder);
  const { files, notes } = readCourse(root);
  const assignments: Record<string, Record<string, Notebook>> = {};
  for (const lesson of new Set(exercises.map((exercise) => exercise.lesson))) {
    const file = files.get(`notebooks/${lesson}.ipynb`);
    if (file) assignments[lesson] = { [lesson]: JSON.parse(String(file.data)) as Notebook };
  }
  const course = [...courseFiles(assignments, exercises)].map(
    ([path, data]) => [path, { data, executable: false }] as const,
  );
  await writeFolder(root, folder, new Map(course), signal);
  return { assignments: Object.keys(assignments).sort(), notes };
}
