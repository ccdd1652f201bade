/**
 * From what a student handed in to programs for the box; nothing of it is run or changed on the way. The stages have a
 * folder each, and none imports from one below it here:
 *
 *     files/    what is in the folders and archives that were named, and whose it is
 *     program/  a cell's TypeScript as the text of a program
 *     cells/    the cells of a student's files, those that hold an exercise, and those that these need
 *     apart/    cells and programs, made in a process that can be ended: some work would take for ever
 */
import { createHash } from "node:crypto";
import { finding } from "../words/finding.ts";
import { reading } from "../words/reading.ts";
import { Patience } from "./apart/patience.ts";
import { withReader } from "./apart/pool.ts";
import type { Leave } from "./apart/questions.ts";
import { Exhausted, type Reader } from "./apart/reader.ts";
import type { Made } from "./program/solution.ts";
import {
  type ExerciseKey,
  type FoundExercise,
  type Kind,
  type Submission,
  SubmissionError,
  type SubmissionSource,
} from "./types.ts";

/**
 * Reads all files of a student and finds the code of each exercise. Nothing of it is run or changed; whatever cannot
 * be read, or not in the time that reading may take, is told in `repairs`, and the rest is read all the same.
 *
 * @param seconds of CPU time that a piece may take
 * @throws only what is not the learner's fault: EIO, EMFILE, …; the signal's reason
 */
export async function readSubmission(
  submission: Submission,
  keys: ExerciseKey[],
  signal?: AbortSignal,
  seconds?: number,
): Promise<SubmissionSource> {
  const leave: Leave = { ids: [], code: false };
  for (let patience = new Patience(seconds); ; ) {
    try {
      return await withReader((reader) =>
        readWith(reader, submission, keys, leave, patience, signal),
      );
    } catch (error) {
      if (!(error instanceof Exhausted)) throw error;
      if (error.piece) leave.ids.push(error.piece.id);
      if (error.piece && !patience.spent) continue;
      if (leave.code) return nothingOf(submission, keys);
      // Once more, for what the cells tell of themselves.
      leave.code = true;
      patience = new Patience(seconds);
    }
  }
}

/**
 * The programs of an exercise, as `makePrograms` makes them, by a reader.
 *
 * @param patience for all exercises of a submission together
 * @throws the signal's reason; a fault of ours
 */
export async function makeApart(
  found: FoundExercise,
  kind: Kind | undefined,
  patience: Patience,
  signal?: AbortSignal,
): Promise<Made> {
  const tooHard = { problem: finding.tooHard(found.where) };
  if (found.problem) return { problem: found.problem };
  if (patience.spent) return tooHard;
  try {
    return await withReader(async (reader) => {
      await reader.ask("begin", { ids: [], code: false }, patience, signal);
      return (await reader.ask("make", { found, kind }, patience, signal)) ?? tooHard;
    });
  } catch (error) {
    if (error instanceof Exhausted) return tooHard;
    throw error;
  }
}

async function readWith(
  reader: Reader,
  { student, files, refused }: Submission,
  keys: ExerciseKey[],
  leave: Leave,
  patience: Patience,
  signal: AbortSignal | undefined,
): Promise<SubmissionSource> {
  await reader.ask("begin", leave, patience, signal);
  const entries: SubmissionSource["files"] = [];
  const repairs = [...refused];
  for (const file of files) {
    const entry: SubmissionSource["files"][number] = { file: file.name, sha256: null, bytes: null };
    entries.push(entry);
    try {
      const bytes = await file.read();
      entry.sha256 = createHash("sha256").update(bytes).digest("hex");
      entry.bytes = bytes.length;
      patience.allow(bytes.length);
      const read = await reader.ask("file", { name: file.name, bytes }, patience, signal);
      repairs.push(...(read?.repairs ?? [reading.tooHard(file.name)]));
    } catch (error) {
      if (!(error instanceof SubmissionError)) throw error;
      repairs.push(error.message);
    }
  }
  const known = keys.map(({ id, variables, stub, given }) => ({ id, variables, stub, given }));
  const found = await reader.ask("find", { keys: known as ExerciseKey[] }, patience, signal);
  repairs.push(...found.repairs);
  const { exercises } = found;
  for (const { id, where } of found.left) {
    if (!leave.ids.includes(id)) continue;
    const own = Object.values(exercises).filter((exercise) => exercise.where === where);
    for (const exercise of own) exercise.problem = finding.tooHard(where);
    if (own.length === 0) repairs.push(finding.leftOut(where));
  }
  if (leave.code) repairs.push(finding.alone());
  return { student, files: entries, exercises, repairs };
}

/** There are too many cells, or too large ones, even to look at. */
function nothingOf({ student, files, refused }: Submission, keys: ExerciseKey[]): SubmissionSource {
  const names = files.map(({ name }) => name);
  const where = names.join(", ");
  const found = (): FoundExercise => ({
    source: "",
    variables: {},
    where,
    untouched: false,
    problem: reading.tooHard(where),
  });
  return {
    student,
    files: names.map((file) => ({ file, sha256: null, bytes: null })),
    exercises: Object.fromEntries(keys.map(({ id }) => [id, found()])),
    repairs: refused,
  };
}
