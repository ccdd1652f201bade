import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { release } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { Failure } from "../../ground/failure.mjs";
import type { Notebook } from "../../ground/notebook.ts";
import { readStaged } from "../../ground/notebook-files.ts";
import { root } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { hashOf, writeStamp } from "../../ground/stamp.mjs";
import { runLesson } from "../lessons/run.ts";
import { checkedBy } from "./exercise.ts";

/** A notebook with its outputs, and what it was run with. */
export interface Executed {
  /** File name without its ending. */
  name: string;
  /** As it is in the course, without outputs. */
  source: string;
  notebook: Notebook;
  ran: Ran;
}

/** The circumstances of a run. */
export interface Ran {
  /** ISO 8601, UTC. */
  date: string;
  linux: string;
  node: string;
  typescript: string;
}

/**
 * Gives the executed copy of a notebook: the one of an earlier run when nothing has changed since, neither the notebook
 * nor what it runs with nor the files beside it; otherwise it is run now.
 *
 * @param path from the root of the checkout, or absolute
 * @param folder where executed copies are kept
 * @throws Failure when the notebook does not run from top to bottom
 */
export async function execute(path: string, folder: string): Promise<Executed> {
  const name = basename(path, ".ipynb");
  const source = readStaged(path);
  const kept = join(folder, `${name}.json`);
  const key = keyOf(path, source);
  mkdirSync(folder, { recursive: true });
  const last = existsSync(kept) ? JSON.parse(readFileSync(kept, "utf8")) : {};
  if (last.key === key) return { name, source, notebook: last.notebook, ran: last.ran };
  const ran = circumstances();
  const given: Notebook = JSON.parse(source);
  if (!given.cells.some(({ cell_type }) => cell_type === "code")) {
    writeStamp(kept, JSON.stringify({ key, ran, notebook: given }));
    return { name, source, notebook: given, ran };
  }
  await step(name, async (detail) => {
    const options = { text: withoutChecks(source), env: { TALKING_PROCESSES_PAGES: "1" } };
    const { faults } = await runLesson(path, folder, 300, detail, options);
    if (faults.length > 0) throw new Failure(`${path}: ${faults.join("\n")}`);
  });
  const made = join(folder, `${name}.ipynb`);
  const notebook: Notebook = JSON.parse(readFileSync(made, "utf8"));
  writeStamp(kept, JSON.stringify({ key, ran, notebook }));
  for (const done of [made, join(folder, name)]) rmSync(done, { recursive: true, force: true });
  return { name, source, notebook, ran };
}

/** A check has nothing to judge in a stub: its cell is on the page without having run. */
function withoutChecks(source: string): string {
  const notebook: Notebook = JSON.parse(source);
  for (const cell of notebook.cells) {
    if (checkedBy(cell)) cell.metadata = { ...cell.metadata, tags: ["skip-execution"] };
  }
  return JSON.stringify(notebook);
}

/** A hash of all that its outputs may depend on, as far as it is the course's. */
function keyOf(path: string, source: string): string {
  const beside = globSync("**/*", {
    cwd: dirname(resolve(root, path)),
    withFileTypes: true,
    exclude: ({ name }) => /\.ipynb$|^\.|^requirements\.|^site$/.test(name),
  });
  const native = globSync("native/**/*.{c,h,ts}", { cwd: root }).map((file) => join(root, file));
  const files = beside.filter((f) => f.isFile()).map((f) => join(f.parentPath, f.name));
  const stamp = join(root, "lib", "dist", ".stamp");
  return hashOf([...native, ...files, stamp].sort(), source, process.version);
}

function circumstances(): Ran {
  const compiler = join(root, "node_modules", "@tslab", "typescript-for-tslab", "package.json");
  return {
    date: new Date().toISOString(),
    linux: release(),
    node: process.version.slice(1),
    typescript: JSON.parse(readFileSync(compiler, "utf8")).version,
  };
}
