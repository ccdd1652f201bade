import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import * as csv from "../report/csv.ts";
import { Summary } from "../result/summarize.ts";
import type { ClassSummary, SubmissionResult } from "../result/types.ts";
import type { Exercise } from "../types.ts";
import { loadResult, writeWhole } from "./store.ts";

/**
 * The tables of the class and its summary, from the results on the disk: one at a time, so that a class of a thousand
 * needs no more memory than one of ten. Each table is whole or not there.
 */
export async function writeTables(
  out: string,
  students: string[],
  exercises: Exercise[],
): Promise<ClassSummary> {
  const all = exercises.reduce((sum, { points }) => sum + points, 0);
  const tables: [string, string, (result: SubmissionResult) => string][] = [
    ["class.csv", csv.classHeader(exercises), (result) => csv.classRow(result, exercises)],
    ["canvas.csv", csv.canvasHeader("Talking Processes", all), csv.canvasRow],
    ["moodle.csv", csv.moodleHeader("Talking Processes"), csv.moodleRow],
  ];
  const part = (name: string): string => join(out, `${name}.${process.pid}.part`);
  const files = await Promise.all(tables.map(([name]) => open(part(name), "w")));
  const summary = new Summary();
  try {
    for (const [index, [, header]] of tables.entries()) await files[index]?.write(header);
    for (const student of students) {
      const result = await loadResult(out, student);
      if (!result) continue;
      summary.add(result);
      for (const [index, [, , row]] of tables.entries()) await files[index]?.write(row(result));
    }
  } finally {
    await Promise.all(files.map((file) => file.close()));
  }
  for (const [name] of tables) await rename(part(name), join(out, name));
  const done = summary.done();
  await writeWhole(join(out, "summary.json"), `${JSON.stringify(done, null, 2)}\n`);
  return done;
}
