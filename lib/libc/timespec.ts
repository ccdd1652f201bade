import { wanted } from "../words/libc/arguments.ts";
import { rangeError, typeError } from "./check.ts";

/**
 * Refuses what is not a number of seconds within ±2³²; a time before now or less than none is the kernel's to refuse.
 */
function checkSeconds(name: string, seconds: number): void {
  if (typeof seconds !== "number") throw typeError(name, seconds, wanted.seconds);
  if (!(Math.abs(seconds) <= 2 ** 32)) throw rangeError(name, seconds, wanted.secondsWithin);
}

/** Seconds as a struct timespec, with room for a second one. */
export function timespec(seconds: number): BigInt64Array {
  checkSeconds("seconds", seconds);
  const whole = Math.floor(seconds);
  const nsec = Math.min(999_999_999, Math.round((seconds - whole) * 1e9));
  return new BigInt64Array([BigInt(whole), BigInt(nsec), 0n, 0n]);
}
