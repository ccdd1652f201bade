// `npm run lessons [-- 01 02] [--jobs 2] [--timeout 300]`: every notebook, from top to bottom, in a kernel of its
// own and in a folder of its own. The executed copies are left in .cache/lessons; the notebooks stay as they are.
// `--times 3` does it three times and fails where a verdict differs; `--coverage` lists each item of the syllabus with
// the cells that serve it, and fails if one is missing.
import { mkdirSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { passSignalsOn } from "../../ground/child.mjs";
import { Failure, report } from "../../ground/failure.mjs";
import { listNotebooks } from "../../ground/notebook-files.ts";
import { objects } from "../../ground/objects.ts";
import { cache } from "../../ground/place.mjs";
import { say, step } from "../../ground/progress.mjs";
import { choice } from "../../words/list.ts";
import { lessons as said } from "../../words/tools/lessons.ts";
import { describeCoverage } from "./coverage.ts";
import { type Lesson, runLesson } from "./run.ts";
import { compareVerdicts, readVerdicts } from "./verdicts.ts";

const out = join(cache, "lessons");
/** The pictures bring their narrow specifications, too, so that their labels can be looked at in every step. */
const pages = { TALKING_PROCESSES_PAGES: "1" };

if (import.meta.main) {
  passSignalsOn();
  try {
    process.exitCode ||= await lessons(process.argv.slice(2));
  } catch (error) {
    process.exitCode ||= report(error);
  }
}

/** Executes what the arguments ask for and says how it went. Returns the exit code. */
async function lessons(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      only: { type: "string", multiple: true },
      jobs: { type: "string", default: "2" },
      timeout: { type: "string", default: "300" },
      times: { type: "string", default: "1" },
      coverage: { type: "boolean", default: false },
    },
  });
  const only = [...positionals, ...(values.only ?? [])];
  const paths = choose(only);
  if (values.coverage && only.length > 0) {
    throw new Failure(said.coverageOfAll);
  }
  const before = objects();
  const verdicts: Map<string, string>[] = [];
  const done: Lesson[] = [];
  for (let time = 0; time < Number(values.times) && process.exitCode === undefined; time++) {
    // What an earlier run left would be taken for this one's.
    rmSync(out, { recursive: true, force: true });
    mkdirSync(out, { recursive: true });
    const work = (path: string) => follow(path, Number(values.timeout));
    done.push(...(await inTurns(paths, Number(values.jobs), work)));
    verdicts.push(readVerdicts(out));
  }
  for (const { path, faults } of done) for (const fault of faults) say(said.fault(path, fault));
  for (const { path, files } of done.filter(({ files }) => files.length > 0)) {
    say(said.left(path, files.join(", ")));
  }
  for (const object of objects().filter((object) => !before.includes(object))) {
    say(said.since(object));
  }
  const failed = done.filter(({ faults }) => faults.length > 0).length;
  const seconds = done.reduce((sum, lesson) => sum + lesson.seconds, 0);
  say(said.run(done.length - failed, done.length, Math.round(seconds)));
  const changing = compareVerdicts(verdicts);
  for (const line of changing) say(said.changing(line));
  if (verdicts.length > 1) {
    say(said.verdicts(verdicts[0]?.size ?? 0, changing.length));
  }
  const { text, complete } = values.coverage ? describeCoverage(out) : { text: "", complete: true };
  if (text !== "") say(text);
  return failed > 0 || changing.length > 0 || !complete ? 1 : 0;
}

/** Runs one of them with a line of progress. */
async function follow(path: string, timeout: number): Promise<Lesson> {
  let lesson: Lesson | undefined;
  const work = async (detail: (words: string) => void): Promise<void> => {
    lesson = await runLesson(path, out, timeout, detail, { env: pages });
    if (lesson.faults.length > 0) throw new Failure(path);
  };
  await step(basename(path, ".ipynb"), work).catch((error) => {
    if (!lesson) throw error;
  });
  return lesson as Lesson;
}

/** The notebooks of the course whose names begin as asked; all, when nothing is asked for. */
export function choose(only: string[]): string[] {
  const all = listNotebooks().filter((path) => path.startsWith("notebooks/"));
  const chosen = all.filter(
    (path) => only.length === 0 || only.some((start) => basename(path).startsWith(start)),
  );
  if (chosen.length > 0) return chosen;
  const names = all.map((path) => basename(path, ".ipynb")).join(", ");
  throw new Failure(said.none(choice(only), names));
}

/** Works through all of them, `width` at a time. */
export async function inTurns<T, R>(
  all: T[],
  width: number,
  work: (one: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const waiting = all.entries();
  const next = async (): Promise<void> => {
    for (const [index, one] of waiting) {
      if (process.exitCode !== undefined) return;
      results[index] = await work(one);
    }
  };
  await Promise.all(Array.from({ length: width }, next));
  return results;
}
