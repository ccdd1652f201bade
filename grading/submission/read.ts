import { createHash } from "node:crypto";
import { findExercises } from "./find.ts";
import { type ReadNotebook, readNotebook } from "./notebook.ts";
import { withinPatience } from "./patience.ts";
import { readScript } from "./script.ts";
import {
  type Cell,
  type ExerciseKey,
  type Submission,
  SubmissionError,
  type SubmissionSource,
} from "./types.ts";

/**
 * Reads all files of a student and finds the code of each exercise. Nothing of it is run or changed; whatever cannot
 * be read is told in `repairs`, and the rest is read all the same.
 *
 * @throws only what is not the learner's matter: EIO, EMFILE, …
 */
export async function readSubmission(
  submission: Submission,
  keys: ExerciseKey[],
): Promise<SubmissionSource> {
  const files: SubmissionSource["files"] = [];
  const repairs = [...submission.refused];
  const cells: Cell[] = [];
  for (const file of submission.files) {
    const entry = { file: file.name, sha256: null as string | null, bytes: null as number | null };
    files.push(entry);
    try {
      const bytes = await file.read();
      entry.sha256 = createHash("sha256").update(bytes).digest("hex");
      entry.bytes = bytes.length;
      const read = readFile(bytes, file.name);
      cells.push(...read.cells);
      repairs.push(...read.repairs);
    } catch (error) {
      if (!(error instanceof SubmissionError)) throw error;
      repairs.push(error.message);
    }
  }
  const found = withinPatience(() => findExercises(cells, keys));
  return {
    student: submission.student,
    files,
    exercises: found.exercises,
    repairs: [...repairs, ...found.repairs],
  };
}

function readFile(bytes: Buffer, name: string): ReadNotebook {
  return /\.ts$/i.test(name) ? readScript(bytes, name) : readNotebook(bytes, name);
}
