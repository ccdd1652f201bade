import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { openLog } from "../../ground/child.mjs";
import { readStaged, resultsIn } from "../../ground/notebook-files.ts";
import { logs, root } from "../../ground/place.mjs";
import { lessons as say } from "../../words/tools/lessons.ts";
import { pictureFaults } from "./labels.ts";
import { ask, type Told } from "./runner.ts";

/** How the execution of one notebook went. */
export interface Lesson {
  /** From the root of the checkout. */
  path: string;
  seconds: number;
  /** Why it failed, a line or more each. */
  faults: string[];
  /** Files that it left in its working directory. */
  files: string[];
}

/**
 * Runs one notebook, in a process and a folder of its own.
 *
 * @param path from the root of the checkout
 * @param out the folder for the executed copy, NAME.ipynb, and for the working directory, NAME/
 * @param timeout the most that one cell may take, in seconds
 * @param detail is told which cell it is at
 * @param options.text what is run instead of the file's own text
 * @param options.env what the kernel finds in its environment besides
 */
export async function runLesson(
  path: string,
  out: string,
  timeout: number,
  detail: (words: string) => void = () => {},
  { text, env = {} }: { text?: string; env?: Record<string, string> } = {},
): Promise<Lesson> {
  const name = basename(path, ".ipynb");
  const folder = makeFolder(path, join(out, name));
  const given = readdirSync(folder);
  const from = Date.now();
  const faults = resultsIn(readStaged(path));
  const log = openLog(join(logs, `lesson-${name}.log`));
  let last: Told | undefined;
  const onTold = (told: Told): void => {
    if (told.cell) detail(say.cell(told.cell, Number(told.of)));
    else last = told;
  };
  const executed = join(out, `${name}.ipynb`);
  if (text !== undefined) writeFileSync(executed, text);
  const source = text === undefined ? resolve(root, path) : executed;
  const question = { source, target: executed, folder, seconds: timeout, env, log };
  const status = await ask(question, onTold);
  faults.push(...(last?.faults ?? [say.notRun(status, log)]));
  faults.push(...(last?.processes ?? []).map(say.process));
  faults.push(...pictureFaults(join(out, `${name}.ipynb`)));
  const files = readdirSync(folder).filter((file) => !given.includes(file));
  return { path, seconds: (Date.now() - from) / 1000, faults, files };
}

/** A fresh working directory with what lies beside the notebook, other notebooks excepted. */
function makeFolder(path: string, folder: string): string {
  const beside = dirname(resolve(root, path));
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(beside)) {
    if (/\.ipynb$|^\.|^requirements\.|^site$/.test(name)) continue;
    cpSync(join(beside, name), join(folder, name), { recursive: true });
  }
  return folder;
}
