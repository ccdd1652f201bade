// Our measuring programs beside an independent one, the round trip through pipes that perf_bench_sched_pipe(1) measures;
// and how long a reader waits for the quick comparison of all mechanisms.
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../ground/place.mjs";
import { nativeFile } from "../../host/checkout.ts";
import { allowedCpus } from "../../measure/cpus.ts";
import { median, promise } from "./compare.ts";
import type { Measurement } from "./types.ts";

const ROUNDS = 5;
const TRIPS = 10_000;

/** Seconds for the quick comparison and for the whole one, in the notebook's own words. */
const PROMISES = { quick: 10, whole: 60 };

/** A ratio far from 1 either way is a fault of ours. Where perf is not installed there is nothing to compare with. */
export async function measure(): Promise<Measurement[]> {
  const cpu = allowedCpus()[0] ?? 0;
  const found = [
    promise("compare(), quick", takes("quick: true"), "s", PROMISES.quick),
    promise("compare(), quick, one CPU", takes("quick: true", cpu), "s", PROMISES.quick),
    promise("compare()", takes(""), "s", PROMISES.whole),
  ];
  if (!hasPerf()) return found;
  const { ours, reference } = besidePerf(cpu);
  const about = { name: "a pipe's round trip, CPU time", unit: "µs", target: 1.2 };
  const against = "perf bench sched pipe";
  return [...found, { ...about, ours, reference, ratio: ours / reference, against }];
}

/** Seconds of a comparison in a process of its own, which may use one CPU only if that is asked for. */
function takes(options: string, cpu?: number): number {
  const module = join(root, "lib", "measure", "compare.ts");
  const script = `const { compare } = await import(${JSON.stringify(module)});
    console.log((await compare({ ${options} })).conditions.took);`;
  const node = [process.execPath, "--input-type=module", "--eval", script];
  const [name = "", ...args] = cpu === undefined ? node : ["taskset", "-c", `${cpu}`, ...node];
  return Number(execFileSync(name, args, { encoding: "utf8" }));
}

/**
 * Microseconds of CPU time of both processes, rounds in turns: on one CPU, where one of the two always runs, that is what
 * a trip takes, without what others take meanwhile. perf's start is not counted: its figure is a further trip's.
 */
export function besidePerf(cpu: number): { ours: number; reference: number } {
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: roundTrip(cpu),
    perf: (perfTrips(cpu, TRIPS + 500) - perfTrips(cpu, 500)) / TRIPS,
  }));
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    reference: median(rounds.map(({ perf }) => perf)),
  };
}

export function hasPerf(): boolean {
  return spawnSync("perf", ["bench", "sched", "pipe", "-l", "1"]).status === 0;
}

/** Through our program for pipes. */
function roundTrip(cpu: number): number {
  const args = ["4", "--cpus", `${cpu},${cpu}`, "--rounds", String(TRIPS)];
  const printed = execFileSync(nativeFile("bench", "pipe"), args, { encoding: "utf8" });
  const { cpuParent, cpuChild } = JSON.parse(printed) as { cpuParent: number; cpuChild: number };
  return (cpuParent + cpuChild) / 1000;
}

/** All trips together; perf sends an int to a second process and back, as often as it is told. */
function perfTrips(cpu: number, trips: number): number {
  const perf = `taskset -c ${cpu} perf bench sched pipe -l ${trips}`;
  const script = `TIMEFORMAT='%U %S'; time ${perf} >/dev/null`;
  const { stderr } = spawnSync("bash", ["-c", script], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  const [user = Number.NaN, system = Number.NaN] = stderr.trim().split(" ").map(Number);
  return (user + system) * 1e6;
}
