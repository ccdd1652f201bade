// `npm run bench`: everything the project costs, in one table, each beside its reference in the same run.
//   npm run bench [-- --only start,kernel] [--full]
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { Failure } from "../setup/failure.mjs";
import { cache } from "../setup/place.mjs";
import { step } from "../setup/progress.mjs";
import { tabulate } from "./table.ts";
import type { Measure, Measurement } from "./types.ts";

/** What .cache/bench/latest.json holds. */
export interface BenchReport {
  version: 1;
  /** ISO 8601. */
  date: string;
  machine: { kernel: string; cpus: number; model: string; node: string };
  measurements: (Measurement & { module: string })[];
  /** Modules that could not be measured, and why. */
  failed: { module: string; message: string }[];
}

const here = import.meta.dirname;
const helpers = ["index", "types", "compare", "table"];

/** Measures and prints. Returns the exit code. */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { only: { type: "string" }, full: { type: "boolean" } },
  });
  const report = await measureAll(modules(values.only?.split(",")), values.full ?? false);
  const folder = join(cache, "bench");
  mkdirSync(folder, { recursive: true });
  const latest = join(folder, "latest.json");
  const last = existsSync(latest)
    ? (JSON.parse(readFileSync(latest, "utf8")) as BenchReport)
    : null;
  process.stdout.write(`${tabulate(report, last)}\n`);
  if (existsSync(latest)) renameSync(latest, join(folder, "previous.json"));
  writeFileSync(latest, `${JSON.stringify(report, null, 2)}\n`);
  return report.failed.length > 0 ? 1 : 0;
}

/** The modules of this folder that measure something. */
function modules(only: string[] | undefined): string[] {
  const names = globSync("*.ts", { cwd: here }).map((file) => basename(file, ".ts"));
  const measuring = names.filter((name) => !helpers.includes(name)).sort();
  const unknown = only?.find((name) => !measuring.includes(name));
  if (unknown) throw new Failure(`No lib/bench/${unknown}.ts; there are: ${measuring.join(", ")}.`);
  return only ?? measuring;
}

/** One module after the other: two at once would measure each other. */
async function measureAll(names: string[], full: boolean): Promise<BenchReport> {
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
  for (const module of names) {
    try {
      const { measure } = (await import(join(here, `${module}.ts`))) as { measure: Measure };
      const found = await step(module, () => measure({ full }));
      report.measurements.push(...found.map((measurement) => ({ ...measurement, module })));
    } catch (error) {
      report.failed.push({ module, message: error instanceof Error ? error.message : `${error}` });
    }
  }
  return report;
}
