import type { Claims, Verdict } from "./types.ts";

/** One cell: the claim, what is printed there, the verdict of Linux, and how it really is. */
type Cell = [claim: string, printed: string, expected: Verdict, fact?: string];

/** The table as it is commonly printed: kind → use, medium, unit, direction, reach. */
const table: Record<string, { name: string; cells: Cell[] }> = {
  pipe: {
    name: "A pipe",
    cells: [
      [
        "A pipe is for parent and child, one way.",
        "parent and child, one way",
        "holds if",
        "whoever holds its ends",
      ],
      ["A pipe has as its medium a file.", "file", "does not hold", "a buffer in the kernel"],
      ["A pipe carries a stream.", "stream", "holds if", "packets with O_DIRECT"],
      ["A pipe goes one way.", "one way", "holds"],
      ["A pipe stays within the same system.", "same system", "holds"],
    ],
  },
  fifo: {
    name: "A named pipe",
    cells: [
      [
        "A named pipe is for another process, one way.",
        "another process, one way",
        "holds if",
        "both ways if opened so",
      ],
      [
        "A named pipe has as its medium a file.",
        "file",
        "does not hold",
        "a buffer in the kernel, the name is a file",
      ],
      ["A named pipe carries a stream.", "stream", "holds"],
      ["A named pipe goes one way.", "one way", "holds if", "both ways if opened so"],
      ["A named pipe stays within the same system.", "same system", "holds"],
    ],
  },
  queue: {
    name: "A message queue",
    cells: [
      [
        "A message queue is for another process, one way.",
        "another process, one way",
        "holds if",
        "both ways",
      ],
      ["A message queue has as its medium memory.", "memory", "holds"],
      [
        "A message queue carries a structure.",
        "structure",
        "does not hold",
        "any number of bytes, with a type or priority",
      ],
      ["A message queue goes one way.", "one way", "does not hold", "both ways"],
      [
        "A message queue reaches all of the same system.",
        "same system",
        "holds if",
        "the same IPC namespace",
      ],
    ],
  },
  shm: {
    name: "Shared memory",
    cells: [
      ["Shared memory is for another process, both ways.", "another process, both ways", "holds"],
      ["Shared memory has as its medium memory.", "memory", "holds"],
      [
        "Shared memory carries a structure.",
        "structure",
        "does not hold",
        "any byte, there is no unit",
      ],
      ["Shared memory goes both ways.", "both ways", "holds"],
      [
        "Shared memory reaches all of the same system.",
        "same system",
        "holds if",
        "the same IPC namespace",
      ],
    ],
  },
  map: {
    name: "A memory map",
    cells: [
      ["A memory map is for another process, both ways.", "another process, both ways", "holds"],
      [
        "A memory map has as its medium file and memory.",
        "file and memory",
        "holds if",
        "MAP_ANONYMOUS has no file",
      ],
      ["A memory map carries a page.", "page", "does not hold", "any byte, only the map has pages"],
      ["A memory map goes both ways.", "both ways", "holds"],
      ["A memory map reaches all of the same system.", "same system", "holds"],
    ],
  },
  socket: {
    name: "A socket",
    cells: [
      [
        "A socket is for another system, both ways.",
        "another system, both ways",
        "holds if",
        "this one too",
      ],
      ["A socket has as its medium a socket.", "socket", "holds"],
      ["A socket carries a stream (packet).", "stream (packet)", "holds"],
      ["A socket goes both ways.", "both ways", "holds"],
      [
        "A socket reaches same and other systems.",
        "same and other systems",
        "holds if",
        "as far as its network or its path",
      ],
    ],
  },
};

/** The columns of the table, in their order. */
export const COLUMNS = ["use", "medium", "unit", "direction", "reach"] as const;

/** Each cell of the table is a claim of its own: "T1.pipe.use". */
export const tableClaims: Claims = Object.fromEntries(
  Object.entries(table).flatMap(([kind, { cells }]) =>
    cells.map(([text, , expected], i) => [`T1.${kind}.${COLUMNS[i]}`, { text, expected }]),
  ),
);

/** What a row is called: "A pipe". */
export function nameOf(kind: string): string {
  return table[kind]?.name ?? kind;
}

/**
 * A cell after its runs: what is printed in it, with the verdict's mark, and how it is where that is not all.
 * Where the runs answered otherwise than expected, the fact is not told: it may not be one here.
 */
export function cellText(kind: string, column: (typeof COLUMNS)[number], verdict: Verdict): string {
  const [, printed = "", expected, fact] = table[kind]?.cells[COLUMNS.indexOf(column)] ?? [];
  const more = verdict === expected && fact !== undefined ? ` (${fact})` : "";
  return `${MARKS[verdict]} ${printed}${more}`;
}

/** The mark of a case: that the claim was true in it, was not, or could not be seen. */
export function markOf(held: boolean | undefined): string {
  if (held === undefined) return MARKS["cannot be decided here"];
  return held ? MARKS.holds : MARKS["does not hold"];
}

/** So that a verdict can be seen without colour. */
export const MARKS: Record<Verdict, string> = {
  holds: "✔",
  "holds if": "◐",
  "does not hold": "✘",
  "cannot be decided here": "?",
};
