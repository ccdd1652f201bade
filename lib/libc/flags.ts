import { Shown } from "./errors.ts";

/** Flags by name, for a message: `O_RDWR|O_CREAT`. `zero` is the name of no flag at all. */
export function showFlags(
  value: number,
  table: Record<string, number>,
  zero: string | null = "0",
): Shown {
  const found: string[] = [];
  let rest = value;
  for (const [name, bits] of Object.entries(table)) {
    // Wider flags come first in the tables: O_SYNC includes O_DSYNC.
    if (bits !== 0 && (rest & bits) === bits) {
      found.push(name);
      rest &= ~bits;
    }
  }
  if (rest !== 0) found.push(`0x${(rest >>> 0).toString(16)}`);
  if (found.length === 0 && zero !== null) found.push(zero);
  return new Shown(found.join("|"));
}

/** One value by name, for a message: `SEEK_SET`. */
export function showName(value: number, table: Record<string, number>): Shown {
  for (const [name, number] of Object.entries(table)) {
    if (number === value) return new Shown(name);
  }
  return new Shown(String(value));
}

/** A mode as it is written in C: 0644. */
export function showMode(mode: number): Shown {
  return new Shown(mode === 0 ? "0" : `0${mode.toString(8)}`);
}
