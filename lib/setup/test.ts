// `npm test`: the checks, then mocha on every test. Arguments go to mocha; where they name tests, only these run.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check } from "./check.ts";
import { passSignalsOn, relay } from "./child.mjs";
import { cache, root } from "./place.mjs";

const folder = join(cache, "test");
const counts = join(folder, "counts.json");
/** One line for .ci/run. */
const summary = join(folder, "summary");

if (import.meta.main) {
  passSignalsOn();
  process.exitCode = await test(process.argv.slice(2));
}

async function test(args: string[]): Promise<number> {
  mkdirSync(folder, { recursive: true });
  rmSync(summary, { force: true });
  rmSync(counts, { force: true });
  const named = args.some((arg) => /\.test\.ts$/.test(arg));
  const checked = named ? { passed: 0, failed: 0 } : await check();
  const status = await runMocha(args, named ? [] : allSpecs());
  const { passes, failures, pending } = readCounts();
  const failed = failures + checked.failed;
  const skipped = pending > 0 ? `, ${pending} skipped` : "";
  writeFileSync(summary, `${passes + checked.passed} passed, ${failed} failed${skipped}\n`);
  return status || (failed > 0 ? 1 : 0);
}

function allSpecs(): string[] {
  return globSync("{lib,native,grading}/test/**/*.test.ts", { cwd: root }).sort();
}

function runMocha(args: string[], specs: string[]): Promise<number> {
  process.env.MOCHA_COUNTS = counts;
  const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
  const reporter = `--reporter=${join(import.meta.dirname, "reporter.ts")}`;
  return relay(process.execPath, [mocha, reporter, ...args, ...specs]);
}

/** A mocha that did not come to its end counts as one failure. */
function readCounts(): { passes: number; failures: number; pending: number } {
  try {
    return JSON.parse(readFileSync(counts, "utf8"));
  } catch {
    return { passes: 0, failures: 1, pending: 0 };
  }
}
