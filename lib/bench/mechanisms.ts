// Our measuring programs beside an independent one: the round trip through pipes that perf_bench_sched_pipe(1) measures.
import { execFileSync, spawnSync } from "node:child_process";
import { allowedCpus } from "../measure/cpus.ts";
import { measuringProgram } from "../measure/programs.ts";
import type { Measurement } from "./types.ts";

/** Many short ones: a run of ten milliseconds may go undisturbed on a busy machine. */
const ROUNDS = 41;
const TRIPS = 1000;

/** A ratio far from 1 either way is a fault of ours. Where perf is not installed there is nothing to compare with. */
export async function measure(): Promise<Measurement[]> {
  if (!hasPerf()) throw new Error("perf is not installed (Debian: linux-perf)");
  const { ours, reference } = besidePerf(allowedCpus()[0] ?? 0);
  const name = "a pipe's round trip, 4 bytes, one CPU";
  const against = "perf bench sched pipe";
  return [{ name, ours, reference, unit: "µs", ratio: ours / reference, against, target: 1.2 }];
}

/** Microseconds, in turns and the least of each: what others do on the machine can only add to the figures. */
export function besidePerf(cpu: number): { ours: number; reference: number } {
  const rounds = Array.from(
    { length: ROUNDS },
    () => [roundTrip(cpu), perfRoundTrip(cpu)] as const,
  );
  return {
    ours: Math.min(...rounds.map(([ours]) => ours)),
    reference: Math.min(...rounds.map(([, perf]) => perf)),
  };
}

export function hasPerf(): boolean {
  return spawnSync("perf", ["bench", "sched", "pipe", "-l", "1"]).status === 0;
}

/** Microseconds, through our program for pipes. */
function roundTrip(cpu: number): number {
  const args = ["4", "--cpus", `${cpu},${cpu}`, "--rounds", String(TRIPS)];
  const printed = execFileSync(measuringProgram("pipe"), args, { encoding: "utf8" });
  return ((JSON.parse(printed) as { ns: number[] }).ns[0] ?? Number.NaN) / 1000;
}

/** Microseconds; perf sends an int to a second process and back, as often as it is told. */
function perfRoundTrip(cpu: number): number {
  const perf = ["perf", "bench", "sched", "pipe", "-l", String(TRIPS)];
  const printed = execFileSync("taskset", ["-c", String(cpu), ...perf], { encoding: "utf8" });
  return Number(/([\d.]+) usecs\/op/.exec(printed)?.[1]);
}
