// `npm run site [-- --only 03] [--out FOLDER]`: the lessons as pages that open from a file, from any web server and
// without a network. What has not changed since the last time is neither run nor made again.
// `--single 03` makes one file of a lesson that needs no other; `--pdf` a book of all; `--check` looks at every page
// in a browser.
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { startChromium } from "../../ground/browser.ts";
import { endChildren, passSignalsOn } from "../../ground/child.mjs";
import { Failure, report } from "../../ground/failure.mjs";
import { readStaged } from "../../ground/notebook-files.ts";
import { cache, root } from "../../ground/place.mjs";
import { say, step } from "../../ground/progress.mjs";
import { site as said } from "../../words/tools/site.ts";
import { choose, inTurns } from "../lessons/command.ts";
import { auditSite } from "./audit.ts";
import { makeBook } from "./book.ts";
import { buildPages } from "./build.ts";
import { installSphinx } from "./environment.ts";
import { type Executed, execute } from "./executed.ts";
import { buildSingle } from "./single.ts";

const work = join(cache, "site");

if (import.meta.main) {
  passSignalsOn();
  try {
    process.exitCode ||= await site(process.argv.slice(2));
  } catch (error) {
    endChildren("SIGTERM");
    process.exitCode ||= report(error);
  }
}

/** Makes what the arguments ask for and says where it is. Returns the exit code. */
async function site(args: string[]): Promise<number> {
  const some = { type: "string", multiple: true } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values } = parseArgs({
    args,
    options: { only: some, single: some, pdf: flag, check: flag, out: { type: "string" } },
  });
  await installSphinx();
  const offline = resolve(root, values.out ?? "site-offline");
  if (values.single) return makeSingles(choose(values.single), work, offline);
  const paths = choose(values.only ?? []);
  if (values.pdf) return printBook(paths, offline);
  const out = resolve(root, values.out ?? "site");
  const names = await makeSite(paths, work, out);
  if (names.length === 0) return 1;
  say(said.made(out, join(out, "index.html")));
  return values.check ? checkPages(out, ["index", "search", ...names]) : 0;
}

/**
 * Runs the notebooks that have changed and makes the pages.
 *
 * @param paths of the notebooks
 * @param kept the folder for what is kept from one time to the next
 * @param out the folder for the pages, which is replaced
 * @returns the names of the lessons' pages
 */
export async function makeSite(paths: string[], kept: string, out: string): Promise<string[]> {
  const lessons = await executeAll(paths, kept);
  if (process.exitCode !== undefined) return [];
  await buildPages(lessons, kept, out);
  return lessons.map(({ name }) => name);
}

/** Makes one file of each lesson. Returns the exit code. */
export async function makeSingles(paths: string[], kept: string, out: string): Promise<number> {
  const glossary = JSON.parse(readStaged("notebooks/glossary.ipynb"));
  for (const lesson of await executeAll(paths, kept)) {
    if (process.exitCode !== undefined) return 1;
    const { file, bytes } = await buildSingle(lesson, glossary, kept, out);
    say(said.single(file, (bytes / 1e6).toFixed(1)));
  }
  return 0;
}

async function printBook(paths: string[], out: string): Promise<number> {
  const lessons = await executeAll(paths, work);
  if (process.exitCode !== undefined) return 1;
  const browser = await startChromium();
  try {
    const { file, bytes } = await makeBook(lessons, work, out, browser);
    say(said.book(file, (bytes / 1e6).toFixed(1)));
  } finally {
    await browser.close();
  }
  return 0;
}

async function checkPages(out: string, names: string[]): Promise<number> {
  const browser = await startChromium();
  try {
    let faults: string[] = [];
    await step(said.inChromium, async (detail) => {
      faults = await auditSite(out, names, browser, detail);
    });
    if (faults.length > 0) throw new Failure(faults.join("\n"));
    say(said.good(names.length));
  } finally {
    await browser.close();
  }
  return 0;
}

async function executeAll(paths: string[], kept: string): Promise<Executed[]> {
  const names = paths.map((path) => basename(path));
  if (new Set(names).size < names.length) throw new Error(`Two of ${names} are named alike`);
  const executed = join(kept, "executed");
  return inTurns<string, Executed>(paths, 2, (path) => execute(path, executed));
}
