// `npm test`: the checks, then mocha on every test. Arguments go to mocha; where they name tests, only these run.
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
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execute, openLog, passSignalsOn, relay } from "../../ground/child.mjs";
import { cache, environment, logs, root } from "../../ground/place.mjs";
import { check } from "./command.ts";
import type { Report } from "./reporter.ts";

const folder = join(cache, "test");
/** One line for .ci/run. */
const summary = join(folder, "summary");
/** What each test file took, the longest first: seconds and path. */
const times = join(folder, "times");

/**
 * Mochas side by side: the tests of the first two mostly wait for servers, kernels and browsers, those of the third for
 * processes that are held up on purpose.
 */
const ROOMS = [
  "lib/test/setup/**/*.test.ts",
  "lib/test/{notebook,view,libc,measure}/**/*.test.ts",
  "grading/test/{exercises/{disturbed,nbgrader},nbgrader/*}.test.ts",
  "{lib,native,grading}/test/**/*.test.ts",
];

if (import.meta.main) {
  passSignalsOn();
  const args = process.argv.slice(2);
  if (args.includes("--thorough")) process.env.THOROUGH = "1";
  process.exitCode = await inFolder(() => test(args.filter((arg) => arg !== "--thorough")));
}

/** What tests and the programs that they start leave in the folder for temporary files goes with it, on any end. */
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
  const checked = named ? { passed: 0, failed: 0 } : await check();
  const counts = named ? [await runHere(args)] : await runAll(args);
  const sum = (of: (count: Counts) => number) => counts.reduce((all, one) => all + of(one), 0);
  const pending = sum(({ pending }) => pending);
  const failed = sum(({ failures }) => failures) + checked.failed;
  const skipped = pending > 0 ? `, ${pending} skipped` : "";
  const passed = sum(({ passes }) => passes) + checked.passed;
  writeFileSync(times, tabulate(counts));
  writeFileSync(summary, `${passed} passed, ${failed} failed${skipped}\n`);
  return Math.max(...counts.map(({ status }) => status)) || (failed > 0 ? 1 : 0);
}

/** Of one mocha. */
interface Counts extends Report {
  status: number;
}

/** All but the first one write to logs, which are shown when the first one is done. */
async function runAll(args: string[]): Promise<Counts[]> {
  const [first = [], ...others] = specsOf();
  const behind = others.map(async (specs, index) => {
    const log = openLog(join(logs, `test-${index + 1}.log`));
    return { log, counts: await runBehind([...args, ...specs], log, index + 1) };
  });
  const counts = [await runHere([...args, ...first])];
  for (const other of behind) {
    const done = await other;
    process.stdout.write(readFileSync(done.log, "utf8"));
    counts.push(done.counts);
  }
  process.stdout.write(listFailed(counts.flatMap(({ failed }) => failed)));
  return counts;
}

/** The last mocha's report may be far below the one that tells of the failure. */
function listFailed(failed: Report["failed"]): string {
  if (failed.length === 0) return "";
  const tests = failed.map(({ title, error }) => `\n${title}\n${error.replace(/^/gm, "  ")}\n`);
  return `All that failed:\n${tests.join("")}\n`;
}

function tabulate(counts: Counts[]): string {
  const all = counts.flatMap(({ files }) => Object.entries(files));
  const lines = all
    .sort(([, a], [, b]) => b - a)
    .map(([file, ms]) => `${(ms / 1000).toFixed(1).padStart(7)}  ${file}\n`);
  return lines.join("");
}

/** Each test file in the first room that has it. A handout has no tests for some rooms. */
function specsOf(): string[][] {
  const taken = new Set<string>();
  const rooms = ROOMS.map((room) => {
    const found = globSync(room, { cwd: root }).filter((file) => !taken.has(file));
    for (const file of found) taken.add(file);
    return found.sort();
  });
  return rooms.filter((room) => room.length > 0);
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
    const failed = [{ title: "mocha", error: `ended with status ${status} before its report` }];
    return { status, passes: 0, failures: 1, pending: 0, failed, files: {} };
  }
}
