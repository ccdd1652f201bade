import { existsSync, readdirSync } from "node:fs";
import { copyFile, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { clean, format } from "../../lib/setup/notebooks.ts";
import { handout as sentences } from "../report/sentences.ts";
import { handoutFiles } from "./files.ts";

/** The folder cannot be what was asked for; the message says why, and what to do. */
export class HandoutError extends Error {
  override name = "HandoutError";
}

/**
 * Writes the course as learners get it into a new folder: whole, or not at all. Notebooks are without outputs.
 *
 * @param signal ends it early; nothing is left then
 * @returns how many files it has
 * @throws HandoutError when the folder is there already, or lies in the course itself
 */
export async function writeHandout(
  root: string,
  folder: string,
  signal: AbortSignal,
): Promise<number> {
  const target = resolve(folder);
  if (!relative(root, target).startsWith("..")) throw new HandoutError(sentences.inside(target));
  if (existsSync(target) && (!(await stat(target)).isDirectory() || readdirSync(target).length > 0))
    throw new HandoutError(sentences.there(target));
  const part = `${target}.${process.pid}.part`;
  try {
    const files = handoutFiles(root);
    for (const path of files) {
      signal.throwIfAborted();
      await mkdir(dirname(join(part, path)), { recursive: true });
      await copy(join(root, path), join(part, path));
    }
    await rm(target, { recursive: true, force: true });
    await rename(part, target);
    return files.length;
  } finally {
    await rm(part, { recursive: true, force: true });
  }
}

async function copy(from: string, to: string): Promise<void> {
  if (!from.endsWith(".ipynb")) return copyFile(from, to);
  await writeFile(to, format(clean(JSON.parse(await readFile(from, "utf8")))));
}
