/** Every mechanism that is compared; the names are those of the programs in native/bench. */
export const MECHANISMS = [
  "pipe",
  "fifo",
  "unix-stream",
  "unix-datagram",
  "tcp",
  "sysv-queue",
  "posix-queue",
  "eventfd",
  "shm-spin",
  "shm-futex",
  "shm-semaphore",
  "memory-map",
] as const;

export type Mechanism = (typeof MECHANISMS)[number];

/** latency: one round trip of a message. throughput: one message of many that go one way. */
export type Mode = "latency" | "throughput";

/** Where the two processes run: it changes the answer tenfold. */
export type Placement = "one CPU" | "two CPUs";

/** One measured point: how long a round (latency) or a message (throughput) takes. */
export interface Point {
  mechanism: Mechanism;
  mode: Mode;
  placement: Placement;
  /** Bytes of a message. */
  size: number;
  /** Nanoseconds: the median of the batches, and their quartiles. */
  median: number;
  low: number;
  high: number;
  /** Nanoseconds, one figure a batch. */
  batches: number[];
  /** Rounds in a batch, and messages that were sent in all, the warm-up's included. */
  rounds: number;
  messages: number;
  /** CPU time of both processes for one round or message, nanoseconds. */
  cpu: number;
  /** How often the sender gave up its CPU, for one round or message. */
  switches: number;
}

/** A point that cannot be: the mechanism does not allow it on this machine, and why. */
export interface Refusal {
  mechanism: Mechanism;
  mode: Mode;
  placement: Placement;
  size: number;
  refused: string;
}

/** All of a comparison, and the conditions under which it was made. */
export interface Comparison {
  points: Point[];
  refusals: Refusal[];
  conditions: {
    /** `uname -r`, the CPU's name, the two CPUs that were used; two CPUs may share one core. */
    kernel: string;
    processor: string;
    cpus: [number, number] | null;
    sharedCore: boolean;
    clock: "CLOCK_MONOTONIC";
    /** Milliseconds that each point may take, warm-up included, and batches a point. */
    budget: number;
    batches: number;
    /** Seconds that the whole comparison took. */
    took: number;
  };
}
