/** How full a pipe, a FIFO, a queue or a socket was. */
export const fill = {
  title: (object: string): string => `How full ${object} was`,
  caption:
    "Long pauses are shortened. The band is what was in it; below, dashed bars are calls that waited on it.",
  columns: (): string[] => ["time (µs)", "bytes in it", "capacity", "after"],
  theRun: "The run",
  none: "none",
  noLevel: (object: string, known: string): string =>
    `${object} has no level over time; these have one: ${known}`,
  most: (bytes: string, object: string): string => `At most ${bytes} were in ${object}`,
  mostOf: (bytes: string, object: string, capacity: string): string =>
    `At most ${bytes} were in ${object}, which holds ${capacity}`,
  capacity: (bytes: string): string => `capacity ${bytes}`,
  farAbove: (bytes: string): string => `its capacity, ${bytes}, is far above`,
  level: (time: string, bytes: string, event: string): string => `${time}: ${bytes} after ${event}`,
  wait: (wait: string, call: string): string => `${wait}: ${call}`,
};

/** Measured things compared by one number. */
export const bars = {
  noRows: (title: string): string => `"${title}" has no rows to draw`,
  notAbove: (name: string, title: string): string =>
    `${name} is not above 0: draw "${title}" without logarithmic`,
  logarithmic: "Lengths are logarithmic.",
  spread: "Thin lines span the spread.",
  low: "low",
  high: "high",
  value: (value: string, unit: string): string => `${value} ${unit}`,
  valueIn: (value: string, low: string, high: string, unit: string): string =>
    `${value} (${low} to ${high}) ${unit}`,
};

/** Mechanisms compared by message size. */
export const comparison = {
  latency: {
    title: (placement: string): string => `Time of a round trip, on ${placement}`,
    caption:
      "By message size, both axes logarithmic; lower is faster. A bar spans the middle half of the measurements.",
  },
  throughput: {
    title: (placement: string): string => `Bytes in a second, one way, on ${placement}`,
    caption:
      "By message size, both axes logarithmic; higher is faster. A bar spans the middle half of the measurements.",
  },
  nothing: (mode: string, placement: string): string =>
    `Nothing was measured of ${mode} on ${placement}`,
  columns: (unit: string): string[] => [
    "mechanism",
    "size (bytes)",
    `median (${unit})`,
    `quartile (${unit})`,
    `quartile (${unit})`,
  ],
  order: (size: string, list: string): string =>
    `For messages of ${size}, the fastest first: ${list}`,
  point: (name: string, size: string, value: string, low: string, high: string): string =>
    `${name}, ${size}: ${value}, half of them between ${low} and ${high}`,
};

/** The outcomes of a repeated run. */
export const outcomes = {
  title: (runs: string, outcomes: string): string => `${runs}, ${outcomes}`,
  caption:
    "Each bar is an outcome, as long as it was frequent; its seed brings one such run again.",
  columns: (): string[] => ["outcome", "times", "share", "seed of an example"],
  told: (count: number, runs: string, outcome: string): string => `${count} of ${runs}: ${outcome}`,
  share: (count: number, times: number, percent: string): string =>
    `${count} of ${times}, ${percent}`,
  seed: (seed: number): string => `for example seed ${seed}`,
  tip: (outcome: string, share: string, seed: number): string =>
    `${outcome}: ${share}, for example seed ${seed}`,
};
