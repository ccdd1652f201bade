import { readFileSync } from "node:fs";
import { release } from "node:os";
import { quantile } from "d3-array";
import { execa } from "execa";
import { nativeFile } from "../host/checkout.ts";
import { choosePair } from "./cpus.ts";
import type { Comparison, Mechanism, Mode, Placement, Point, Refusal } from "./types.ts";
import { MECHANISMS } from "./types.ts";

export interface CompareOptions {
  /** Fewer sizes and a shorter time for each point: under 10 s instead of under 60 s. */
  quick?: boolean;
  mechanisms?: readonly Mechanism[];
  modes?: readonly Mode[];
  placements?: readonly Placement[];
  /** Bytes of a message. */
  sizes?: readonly number[];
  /** Milliseconds for each point, at most: on a busy machine less, so that the whole ends in time. */
  budget?: number;
  /** Called after each point. */
  onProgress?: (done: number, all: number, last: Point | Refusal) => void;
  signal?: AbortSignal;
}

const SIZES = [1, 64, 1024, 8192, 65536, 1048576];
const QUICK_SIZES = [1, 4096, 1048576];
/** Milliseconds that are aimed at for all points together, so that a busy machine ends within 60 s, and 10 s. */
const WHOLE_MS = 35_000;
const QUICK_MS = 5_000;
const LEAST_BUDGET = 4;

/**
 * Measures the mechanisms against one another, one point after the other: two processes of C, pinned, that exchange
 * messages and compare them. See native/bench/bench.h for the protocol.
 *
 * @throws Error when a measuring program fails: a figure that cannot be trusted is no figure
 */
export async function compare(options: CompareOptions = {}): Promise<Comparison> {
  const started = performance.now();
  const { first, cpus, sharedCore } = choosePair();
  const budget = options.budget ?? (options.quick ? 20 : 80);
  const end = started + (options.quick ? QUICK_MS : WHOLE_MS);
  const plan = planPoints(options, cpus !== null);
  const points: Point[] = [];
  const refusals: Refusal[] = [];
  for (const [index, place] of plan.entries()) {
    // Starting and ending the processes takes about as long as a point may.
    const share = (end - performance.now()) / (plan.length - index) / 2;
    const time = Math.max(LEAST_BUDGET, Math.min(budget, Math.floor(share)));
    const result = await measurePoint(place, cpus ?? [first, first], time, options.signal);
    if ("refused" in result) refusals.push(result);
    else points.push(result);
    options.onProgress?.(index + 1, plan.length, result);
  }
  const took = (performance.now() - started) / 1000;
  const conditions = { kernel: release(), processor: processorName(), cpus, sharedCore };
  return {
    points,
    refusals,
    conditions: { ...conditions, clock: "CLOCK_MONOTONIC", budget, batches: 15, took },
  };
}

type Place = Pick<Point, "mechanism" | "mode" | "placement" | "size">;

function planPoints(options: CompareOptions, two: boolean): Place[] {
  const sizes = options.sizes ?? (options.quick ? QUICK_SIZES : SIZES);
  const placements: readonly Placement[] = options.placements ?? ["one CPU", "two CPUs"];
  const modes: readonly Mode[] = options.modes ?? ["latency", "throughput"];
  return placements
    .filter((placement) => two || placement === "one CPU")
    .flatMap((placement) =>
      modes.flatMap((mode) =>
        (options.mechanisms ?? MECHANISMS).flatMap((mechanism) =>
          sizesOf(mechanism, sizes).map((size) => ({ mechanism, mode, placement, size })),
        ),
      ),
    );
}

/** An eventfd carries a number of 8 bytes and nothing else. */
function sizesOf(mechanism: Mechanism, sizes: readonly number[]): readonly number[] {
  return mechanism === "eventfd" ? [8] : sizes;
}

async function measurePoint(
  place: Place,
  [a, b]: [number, number],
  budget: number,
  signal: AbortSignal | undefined,
): Promise<Point | Refusal> {
  const pair = place.placement === "one CPU" ? [a, a] : [a, b];
  const args = [String(place.size), "--time", String(budget), "--cpus", pair.join(",")];
  if (place.mode === "throughput") args.push("--throughput");
  const done = await execa(nativeFile("bench", place.mechanism), args, {
    reject: false,
    timeout: 60_000,
    ...(signal ? { cancelSignal: signal } : {}),
  });
  if (done.exitCode === 3) return { ...place, refused: done.stderr.replace(/^[^:]*: /, "") };
  if (done.exitCode !== 0) throw new Error(`${done.shortMessage}\n${done.stderr}`);
  return { ...place, ...readFigures(JSON.parse(done.stdout) as Figures) };
}

/** What a measuring program prints. */
interface Figures {
  ns: number[];
  rounds: number;
  messages: number;
  cpuParent: number;
  cpuChild: number;
  switches: number;
}

function readFigures(figures: Figures): Omit<Point, keyof Place> {
  const share = (part: number): number => quantile(figures.ns, part) ?? Number.NaN;
  return {
    median: share(0.5),
    low: share(0.25),
    high: share(0.75),
    batches: figures.ns,
    rounds: figures.rounds,
    messages: figures.messages,
    // A message that the child took is one round in either mode.
    cpu: figures.cpuParent + figures.cpuChild,
    switches: figures.switches,
  };
}

function processorName(): string {
  const info = readFileSync("/proc/cpuinfo", "utf8");
  return /^model name\s*:\s*(.*)$/m.exec(info)?.[1] ?? "unknown processor";
}
