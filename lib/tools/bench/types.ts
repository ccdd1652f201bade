/**
 * One thing that the project costs, beside the same thing done without it, in the same run: single figures are worth
 * little on a shared machine, ratios are.
 */
export interface Measurement {
  /** What was done: "fork, exit and wait". Unique in the table. */
  name: string;
  /** Ours: the median of several rounds, in `unit`. */
  ours: number;
  /** The reference, its rounds between ours; null where there is nothing to compare with. */
  reference: number | null;
  /** "ms", "µs", "s", "MB", … */
  unit: string;
  /** ours / reference; null without a reference. */
  ratio: number | null;
  /** What the reference is: "the same in C", "plain tslab". */
  against: string;
  /** The ratio not to be exceeded or, without a reference, the figure itself not to be exceeded. */
  target?: number;
}

/** What a module of this folder exports as `measure`; `full` asks for what takes minutes, too. */
export type Measure = (options: { full: boolean }) => Promise<Measurement[]>;

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
