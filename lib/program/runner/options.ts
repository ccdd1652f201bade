/** In the order of `enum option` in native/box. */
export const options = [
  "wallMs",
  "cpuSeconds",
  "memory",
  "processes",
  "output",
  "openFiles",
  "fileSize",
  "fileLimit",
  "root",
  "trace",
  "cpus",
  "disturb",
  "stuckMs",
  "lingerMs",
  "calls",
  "apart",
] as const;

/** The options of the C side, all numbers. */
export type BoxOptions = Record<(typeof options)[number], number>;
