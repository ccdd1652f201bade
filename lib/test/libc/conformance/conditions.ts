import { files } from "./conditions/files.ts";
import { memory } from "./conditions/memory.ts";
import { processes } from "./conditions/processes.ts";
import { sockets } from "./conditions/sockets.ts";
import { sysv } from "./conditions/sysv.ts";
import type { Place } from "./types.ts";

/** A condition under which a call fails, or does not where one might think so. */
export type Row = [
  call: string,
  /** An error, or "none". */
  expected: string,
  /** The same in C: an expression, or statements with a return (native/test/conditions.c). */
  inC: string,
  run: (place: Place) => unknown,
];

/** By an id of its own. */
export const conditions: Record<string, Row> = Object.fromEntries(
  [...files, ...processes, ...sockets, ...sysv, ...memory].map((row, i) => [`row-${i}`, row]),
);
