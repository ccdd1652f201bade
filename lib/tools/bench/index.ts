// `npm run bench`: everything the project costs, in one table, each beside its reference in the same run.
//   npm run bench [-- --only start,kernel] [--full] [--against .cache/bench/previous.json]
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { Failure } from "../../ground/failure.mjs";
import { cache, root } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { tabulate } from "./table.ts";
import type { BenchReport, Measure } from "./types.ts";

/** Where modules are that measure something; grading knows the library, and not the other way round. */
const folders = [import.meta.dirname, join(root, "grading", "bench")];
const helpers = ["command", "index", "types", "compare", "table"];

/** Measures and prints. Returns the exit code. */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: "string" },
      full: { type: "boolean" },
      against: { type: "string" },
    },
  });
  const report = await measureAll(modules(values.only?.split(",")), values.full ?? false);
  const folder = join(cache, "bench");
  mkdirSync(folder, { recursive: true });
  const latest = join(folder, "latest.json");
  const last = readReport(values.against ?? latest, values.against !== undefined);
  process.stdout.write(`${tabulate(report, last)}\n`);
  if (existsSync(latest)) renameSync(latest, join(folder, "previous.json"));
  writeFileSync(latest, `${JSON.stringify(report, null, 2)}\n`);
  return report.failed.length > 0 ? 1 : 0;
}

/** An earlier report; null when there is none and none was asked for. */
function readReport(path: string, asked: boolean): BenchReport | null {
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8")) as BenchReport;
  if (asked)
    throw new Failure(`There is no report ${path}: run npm run bench once, it writes one.`);
  return null;
}

/** The modules that measure something: their paths by their names. */
function modules(only: string[] | undefined): Map<string, string> {
  const paths = folders.flatMap((folder) =>
    globSync("*.ts", { cwd: folder }).map((file) => join(folder, file)),
  );
  const all = paths.map((path) => [basename(path, ".ts"), path] as const);
  const measuring = new Map(all.filter(([name]) => !helpers.includes(name)).sort());
  const unknown = only?.find((name) => !measuring.has(name));
  if (unknown) {
    throw new Failure(`No module ${unknown}; there are: ${[...measuring.keys()].join(", ")}.`);
  }
  return new Map([...measuring].filter(([name]) => only?.includes(name) ?? true));
}

/** One module after the other: two at once would measure each other. */
async function measureAll(modules: Map<string, string>, full: boolean): Promise<BenchReport> {
  const [cpu] = cpus();
  const report: BenchReport = {
    version: 1,
    date: new Date().toISOString(),
    machine: {
      kernel: release(),
      cpus: cpus().length,
      model: cpu?.model ?? "",
      node: process.version,
    },
    measurements: [],
    failed: [],
  };
  for (const [module, path] of modules) {
    try {
      const { measure } = (await import(path)) as { measure: Measure };
      const found = await step(module, () => inTime(measure({ full }), full ? 60 : 10));
      report.measurements.push(...found.map((measurement) => ({ ...measurement, module })));
    } catch (error) {
      report.failed.push({ module, message: error instanceof Error ? error.message : `${error}` });
    }
  }
  return report;
}

/** A module that hangs must not lose what the others have found. */
async function inTime<T>(work: Promise<T>, minutes: number): Promise<T> {
  const stop = new AbortController();
  const late = wait(minutes * 60_000, undefined, { signal: stop.signal }).then(() => {
    throw new Error(`nothing after ${minutes} minutes`);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    stop.abort();
    late.catch(() => {});
  }
}
