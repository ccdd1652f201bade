/** How many of something: "1 byte", "65,536 bytes". */
import { grouped } from "../number.ts";
import { plural } from "../plural.ts";

const amount =
  (one: string, other: string) =>
  (number: number): string =>
    plural(number, { one: `${grouped(number)} ${one}`, other: `${grouped(number)} ${other}` });

export const bytes: (number: number) => string = amount("byte", "bytes");
export const moreBytes: (number: number) => string = amount("more byte", "more bytes");
export const calls: (number: number) => string = amount("call", "calls");
export const messages: (number: number) => string = amount("message", "messages");
export const outcomes: (number: number) => string = amount("outcome", "outcomes");
export const processes: (number: number) => string = amount("process", "processes");
export const readers: (number: number) => string = amount("reader", "readers");
export const runs: (number: number) => string = amount("run", "runs");
export const steps: (number: number) => string = amount("step", "steps");
export const writers: (number: number) => string = amount("writer", "writers");

/** Where not all are shown. Before another sentence. */
export const firstOf = {
  changes: (shown: number, all: number): string =>
    `The first ${grouped(shown)} of ${grouped(all)} changes.`,
  events: (shown: number, all: number): string =>
    `The first ${grouped(shown)} of ${grouped(all)} events.`,
  steps: (shown: number, all: number): string =>
    `The first ${grouped(shown)} of ${grouped(all)} steps.`,
};
