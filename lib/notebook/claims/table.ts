import type { Claims, Verdict } from "./types.ts";

/** The table as it is commonly printed: kind → use, medium, unit, direction, reach; and what Linux answered. */
const printed: Record<string, { name: string; cells: [string, Verdict][] }> = {
  pipe: {
    name: "A pipe",
    cells: [
      ["is for parent and child, one way", "holds if"],
      ["has a file as its medium", "does not hold"],
      ["carries a stream", "holds if"],
      ["goes one way", "holds"],
      ["stays within one system", "holds"],
    ],
  },
  fifo: {
    name: "A named pipe",
    cells: [
      ["is for other processes, one way", "holds if"],
      ["has a file as its medium", "does not hold"],
      ["carries a stream", "holds"],
      ["goes one way", "holds if"],
      ["stays within one system", "holds"],
    ],
  },
  queue: {
    name: "A message queue",
    cells: [
      ["is for other processes, one way", "holds if"],
      ["has memory as its medium", "holds"],
      ["carries structures", "does not hold"],
      ["goes one way", "does not hold"],
      ["reaches the whole of one system", "holds if"],
    ],
  },
  shm: {
    name: "Shared memory",
    cells: [
      ["is for other processes, both ways", "holds"],
      ["has memory as its medium", "holds"],
      ["carries structures", "does not hold"],
      ["goes both ways", "holds"],
      ["reaches the whole of one system", "holds if"],
    ],
  },
  map: {
    name: "A memory map",
    cells: [
      ["is for other processes, both ways", "holds"],
      ["has file and memory as its medium", "holds if"],
      ["carries pages", "does not hold"],
      ["goes both ways", "holds"],
      ["reaches the whole of one system", "holds"],
    ],
  },
  socket: {
    name: "A socket",
    cells: [
      ["is for other systems, both ways", "holds if"],
      ["has a socket as its medium", "holds"],
      ["carries a stream (or packets)", "holds"],
      ["goes both ways", "holds"],
      ["reaches the same and other systems", "holds if"],
    ],
  },
};

/** The columns of the table, in their order. */
export const COLUMNS = ["use", "medium", "unit", "direction", "reach"] as const;

/** Each cell of the table is a claim of its own: "T1.pipe.use". */
export const tableClaims: Claims = Object.fromEntries(
  Object.entries(printed).flatMap(([kind, { name, cells }]) =>
    cells.map(([words, expected], i) => [
      `T1.${kind}.${COLUMNS[i]}`,
      { text: `${name} ${words}.`, expected },
    ]),
  ),
);
