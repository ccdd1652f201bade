// `npm run check`: what can be said of the project without running it. `npm run check -- --fix` mends what it can.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { exercises } from "../../grading/exercises/table.ts";
import { syncList } from "../../grading/handout/files.ts";
import { syncLesson } from "../../grading/nbgrader/lesson.ts";
import type { Notebook as Lesson } from "../../grading/nbgrader/metadata.ts";
import { buildNative } from "../../native/build.mjs";
import { execute, openLog, passSignalsOn } from "./child.mjs";
import { Failure } from "./failure.mjs";
import { clean, faultsOf, format, listNotebooks, type Notebook, readStaged } from "./notebooks.ts";
import { logs, root } from "./place.mjs";
import { step } from "./progress.mjs";

const modules = join(root, "node_modules");

/** One kind of check: its name, and its complaints; none when all is well. */
const checks: Record<string, (fix: boolean) => Promise<string[]>> = {
  "types of all TypeScript": checkTypes,
  "format and lint of all sources": checkStyle,
  "C without a warning": checkNative,
  "clean notebooks": checkNotebooks,
  "list of what learners get": async (fix) => syncList(root, fix),
};

if (import.meta.main) {
  passSignalsOn();
  const { failed } = await check(process.argv.includes("--fix"));
  process.exitCode = failed > 0 ? 1 : 0;
}

/** Runs all checks and writes what they complain of on stderr. */
export async function check(fix = false): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  const complaints = await Promise.all(
    Object.entries(checks).map(async ([name, run]) => {
      let found: string[] = [];
      const work = async () => {
        found = await run(fix);
        if (found.length > 0) throw new Failure(name);
      };
      await step(name, work).catch((error) => {
        failed += 1;
        if (found.length === 0)
          found = [error instanceof Failure ? error.message : String(error?.stack ?? error)];
      });
      return found;
    }),
  );
  for (const line of complaints.flat()) process.stderr.write(`${line}\n`);
  return { passed: Object.keys(checks).length - failed, failed };
}

async function checkTypes(): Promise<string[]> {
  const args = [join(modules, "typescript", "bin", "tsc"), "-p", ".", "--pretty", "false"];
  return complaintsOf(process.execPath, args, "types");
}

/** The import arrows are a test: lib/test/arrows.test.ts. */
async function checkStyle(fix: boolean): Promise<string[]> {
  const args = ["check", ...(fix ? ["--write"] : []), "--error-on-warnings", "."];
  return complaintsOf(join(modules, ".bin", "biome"), args, "style");
}

async function checkNative(): Promise<string[]> {
  await buildNative({ strict: true });
  return [];
}

async function checkNotebooks(fix: boolean): Promise<string[]> {
  return listNotebooks().flatMap((path) => {
    if (fix) mend(join(root, path));
    const text = fix ? readFileSync(join(root, path), "utf8") : readStaged(path);
    const faults = faultsOf(text);
    if (faults.length === 0 && text !== format(withExercises(path, JSON.parse(text))))
      faults.push("its exercises are not as grading/exercises has them: npm run check -- --fix");
    return faults.map((fault) => `${path}: ${fault}`);
  });
}

function mend(path: string): void {
  const text = readFileSync(path, "utf8");
  const mended = format(withExercises(path, clean(JSON.parse(text))));
  if (mended !== text) writeFileSync(path, mended);
}

/** The lesson with the headings, hints and check cells of its exercises. */
function withExercises(path: string, notebook: Notebook): Notebook {
  const lesson = basename(path, ".ipynb");
  const own = exercises.filter((exercise) => exercise.lesson === lesson);
  return syncLesson(notebook as Lesson, own) as Notebook;
}

async function complaintsOf(file: string, args: string[], name: string): Promise<string[]> {
  const said: string[] = [];
  const log = openLog(join(logs, `${name}.log`));
  const status = await execute(file, args, { log, onLine: (line) => said.push(line) });
  return status === 0 ? [] : said;
}
