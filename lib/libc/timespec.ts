import { rangeError, typeError } from "./check.ts";

/** Refuses what is no number of seconds from 0 to 2³¹. */
export function checkSeconds(name: string, seconds: number): void {
  if (typeof seconds !== "number") throw typeError(name, seconds, "a number of seconds");
  if (!(seconds >= 0 && seconds <= 2 ** 31)) throw rangeError(name, seconds, "0 … 2³¹ seconds");
}

/** Seconds as a struct timespec, with room for a second one. */
export function timespec(seconds: number): BigInt64Array {
  checkSeconds("seconds", seconds);
  const whole = Math.floor(seconds);
  const nsec = Math.min(999_999_999, Math.round((seconds - whole) * 1e9));
  return new BigInt64Array([BigInt(whole), BigInt(nsec), 0n, 0n]);
}
