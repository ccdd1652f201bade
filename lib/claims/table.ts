import type { Claims, Verdict } from "./types.ts";

/** One cell: how a sentence leads to it, what is printed there, the verdict of Linux, and how it really is. */
type Cell = [lead: string, printed: string, expected: Verdict, fact?: string];

/** The table as it is commonly printed: kind → use, medium, unit, direction, reach. */
const table: Record<string, { name: string; cells: Cell[] }> = {
  pipe: {
    name: "A pipe",
    cells: [
      ["is for", "parent and child, one way", "holds if", "whoever holds its ends"],
      ["has as its medium a", "file", "does not hold", "a buffer in the kernel"],
      ["carries a", "stream", "holds if", "packets with O_DIRECT"],
      ["goes", "one way", "holds"],
      ["stays within the", "same system", "holds"],
    ],
  },
  fifo: {
    name: "A named pipe",
    cells: [
      ["is for", "another process, one way", "holds if", "both ways if opened so"],
      [
        "has as its medium a",
        "file",
        "does not hold",
        "a buffer in the kernel, the name is a file",
      ],
      ["carries a", "stream", "holds"],
      ["goes", "one way", "holds if", "both ways if opened so"],
      ["stays within the", "same system", "holds"],
    ],
  },
  queue: {
    name: "A message queue",
    cells: [
      ["is for", "another process, one way", "holds if", "both ways"],
      ["has as its medium", "memory", "holds"],
      ["carries a", "structure", "does not hold", "any number of bytes, with a type or priority"],
      ["goes", "one way", "does not hold", "both ways"],
      ["reaches all of the", "same system", "holds if", "the same IPC namespace"],
    ],
  },
  shm: {
    name: "Shared memory",
    cells: [
      ["is for", "another process, both ways", "holds"],
      ["has as its medium", "memory", "holds"],
      ["carries a", "structure", "does not hold", "any byte, there is no unit"],
      ["goes", "both ways", "holds"],
      ["reaches all of the", "same system", "holds if", "the same IPC namespace"],
    ],
  },
  map: {
    name: "A memory map",
    cells: [
      ["is for", "another process, both ways", "holds"],
      ["has as its medium", "file and memory", "holds if", "MAP_ANONYMOUS has no file"],
      ["carries a", "page", "does not hold", "any byte, only the map has pages"],
      ["goes", "both ways", "holds"],
      ["reaches all of the", "same system", "holds"],
    ],
  },
  socket: {
    name: "A socket",
    cells: [
      ["is for", "another system, both ways", "holds if", "this one too"],
      ["has as its medium a", "socket", "holds"],
      ["carries a", "stream (packet)", "holds"],
      ["goes", "both ways", "holds"],
      ["reaches", "same and other systems", "holds if", "as far as its network or its path"],
    ],
  },
};

/** The columns of the table, in their order. */
export const COLUMNS = ["use", "medium", "unit", "direction", "reach"] as const;

/** Each cell of the table is a claim of its own: "T1.pipe.use". */
export const tableClaims: Claims = Object.fromEntries(
  Object.entries(table).flatMap(([kind, { name, cells }]) =>
    cells.map(([lead, printed, expected], i) => [
      `T1.${kind}.${COLUMNS[i]}`,
      { text: `${name} ${lead} ${printed}.`, expected },
    ]),
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
