import { existsSync, readdirSync } from "node:fs";
import { mkdir, rename, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { handout as sentences } from "../words/handout.ts";
import { type Course, readCourse } from "./course.ts";
import { HandoutError } from "./error.ts";
import { refuseLeaks } from "./leaks.ts";

/**
 * Writes the course as learners get it into a new folder: whole, or not at all.
 *
 * @param signal ends it early; nothing is left then
 * @returns what a teacher is told: how many files it has, and which cells were left out
 * @throws HandoutError when the folder is there already, when what belongs to the course cannot be told or read, and when
 *   a solution is in it
 */
export async function writeHandout(
  root: string,
  folder: string,
  signal: AbortSignal,
): Promise<{ files: number; notes: string[] }> {
  await requireNew(root, folder);
  const course = readCourse(root);
  await writeFolder(root, folder, course.files, signal);
  return { files: course.files.size, notes: course.notes };
}

/** @throws HandoutError when the folder holds something, or is inside the course itself */
export async function requireNew(root: string, folder: string): Promise<void> {
  const target = resolve(folder);
  if (!relative(root, target).startsWith("..")) throw new HandoutError(sentences.inside(target));
  if (existsSync(target) && (!(await stat(target)).isDirectory() || readdirSync(target).length > 0))
    throw new HandoutError(sentences.there(target));
}

/** Writes files that give no solution away beside the new folder, and puts them in its place when all are there. */
export async function writeFolder(
  root: string,
  folder: string,
  files: Course["files"],
  signal: AbortSignal,
): Promise<void> {
  refuseLeaks(root, files);
  const target = resolve(folder);
  const part = `${target}.${process.pid}.part`;
  try {
    for (const [path, { data, executable }] of files) {
      signal.throwIfAborted();
      await mkdir(dirname(join(part, path)), { recursive: true });
      await writeFile(join(part, path), data, { mode: executable ? 0o777 : 0o666 });
    }
    if (existsSync(target)) await rmdir(target);
    await rename(part, target);
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}
