// `npm test`: the checks and, side by side with them, mocha on every test. Arguments go to mocha; where they name tests, only these run.
// `npm test -- --thorough` repeats what is proved by repetition as often as it takes.
import {
  chmodSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { execute, openLog, passSignalsOn, relay } from "../../ground/child.mjs";
import { cache, environment, logs, root } from "../../ground/place.mjs";
import { tests as say } from "../../words/tools/check.ts";
import { check } from "./command.ts";
import type { Report } from "./reporter.ts";

const folder = join(cache, "test");
/** One line for .ci/run. */
const summary = join(folder, "summary");
/** What each test file took, the longest first: seconds and path. */
const times = join(folder, "times");

/**
 * The parts of the tests, a mocha for each, those that take longest first: at the end no part runs alone for long. A test
 * file belongs to the first one that has it. What uses the same environment of Python is one part.
 */
const PARTS = [
  "lib/test/tools/machines/*.test.ts",
  "lib/test/tools/install/**/*.test.ts",
  "grading/test/{exercises/nbgrader,nbgrader/*}.test.ts",
  "lib/test/tools/site/*.test.ts",
  "grading/test/exercises/disturbed.test.ts",
  "lib/test/kernel/[a-l]*.test.ts",
  "grading/test/exercises/*.test.ts",
  "lib/test/kernel/*.test.ts",
  "lib/test/tools/**/*.test.ts",
  "grading/test/{submission,hostile}/*.test.ts",
  "lib/test/record/*.test.ts",
  "lib/test/{view,program}/**/*.test.ts",
  "grading/test/**/*.test.ts",
  "{lib,native}/test/**/*.test.ts",
];
/** How many run side by side: many tests wait, for servers, browsers, and processes that are held up on purpose. */
const AT_ONCE = availableParallelism() + 3;
const EMPTY: Report = { passes: 0, failures: 0, pending: 0, failed: [], files: {} };

if (import.meta.main) {
  passSignalsOn();
  const args = process.argv.slice(2);
  if (args.includes("--thorough")) process.env.THOROUGH = "1";
  process.exitCode = await inFolder(() => test(args.filter((arg) => arg !== "--thorough")));
}

/**
 * What tests and the programs that they start leave in the folder for temporary files goes with it, however they end.
 */
async function inFolder(work: () => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "tests-"));
  // Programs run as other users, too.
  chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  try {
    return await work();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function test(args: string[]): Promise<number> {
  mkdirSync(folder, { recursive: true });
  for (const file of globSync("{summary,counts-*.json}", { cwd: folder })) {
    rmSync(join(folder, file));
  }
  const named = args.some((arg) => /\.test\.ts$/.test(arg));
  const [checked, counts] = named
    ? [{ passed: 0, failed: 0 }, [await runHere(args)]]
    : await Promise.all([check(), runAll(args)]);
  const sum = (of: (count: Counts) => number) => counts.reduce((all, one) => all + of(one), 0);
  const pending = sum(({ pending }) => pending);
  const failed = sum(({ failures }) => failures) + checked.failed;
  const passed = sum(({ passes }) => passes) + checked.passed;
  writeFileSync(times, tabulate(counts));
  const line =
    pending > 0 ? say.summaryWithSkipped(passed, failed, pending) : say.summary(passed, failed);
  writeFileSync(summary, `${line}\n`);
  return Math.max(...counts.map(({ status }) => status)) || (failed > 0 ? 1 : 0);
}

/** Of one mocha. */
interface Counts extends Report {
  status: number;
}

/** Each part's report is shown when it is whole. */
async function runAll(args: string[]): Promise<Counts[]> {
  const parts = partsOf();
  const counts: Counts[] = [];
  const next = async (): Promise<void> => {
    for (let specs = parts.shift(); specs; specs = parts.shift()) {
      const number = counts.push({ ...EMPTY, status: 0 }) - 1;
      const log = openLog(join(logs, `test-${number}.log`));
      counts[number] = await runBehind([...args, ...specs], log, number);
      process.stdout.write(readFileSync(log, "utf8"));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  process.stdout.write(listFailed(counts.flatMap(({ failed }) => failed)));
  return counts;
}

/** The last mocha's report may be far below the one that tells of the failure. */
function listFailed(failed: Report["failed"]): string {
  if (failed.length === 0) return "";
  const tests = failed.map(({ title, error }) => `\n${title}\n${error.replace(/^/gm, "  ")}\n`);
  return `${say.failed(tests.join(""))}\n`;
}

function tabulate(counts: Counts[]): string {
  const all = counts.flatMap(({ files }) => Object.entries(files));
  const lines = all
    .sort(([, a], [, b]) => b - a)
    .map(([file, ms]) => `${(ms / 1000).toFixed(1).padStart(7)}  ${file}\n`);
  return lines.join("");
}

/** Each test file in the first part that has it. A handout has no tests for some parts. */
function partsOf(): string[][] {
  const taken = new Set<string>();
  const parts = PARTS.map((part) => {
    const found = globSync(part, { cwd: root }).filter((file) => !taken.has(file));
    for (const file of found) taken.add(file);
    return found.sort();
  });
  return parts.filter((part) => part.length > 0);
}

async function runHere(args: string[]): Promise<Counts> {
  const counts = join(folder, "counts-0.json");
  process.env.MOCHA_COUNTS = counts;
  return readCounts(await relay(process.execPath, mocha(args)), counts);
}

async function runBehind(args: string[], log: string, index: number): Promise<Counts> {
  const counts = join(folder, `counts-${index}.json`);
  const env = { ...environment(), MOCHA_COUNTS: counts };
  return readCounts(await execute(process.execPath, mocha(args), { log, env }), counts);
}

function mocha(args: string[]): string[] {
  const reporter = `--reporter=${join(import.meta.dirname, "reporter.ts")}`;
  return [join(root, "node_modules", "mocha", "bin", "mocha.js"), reporter, ...args];
}

/** A mocha that did not come to its end counts as one failure. */
function readCounts(status: number, file: string): Counts {
  try {
    return { status, ...(JSON.parse(readFileSync(file, "utf8")) as Report) };
  } catch {
    const failed = [{ title: "mocha", error: say.ended(status) }];
    return { ...EMPTY, status, failures: 1, failed };
  }
}
