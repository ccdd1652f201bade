import { before, special } from "./call.ts";
import { checkUint, rangeError, typeError } from "./check.ts";
import { raise } from "./errors.ts";
import { bind, errno } from "./native.ts";
import type { Int } from "./types.ts";

type Sleep = (want: BigInt64Array, left: BigInt64Array) => number;
const c_nanosleep = bind<Sleep>("int nanosleep(const void *want, void *left)");
const c_alarm = bind<(seconds: number) => number>("uint alarm(uint seconds)");
const want = new BigInt64Array(2);
const left = new BigInt64Array(2);

/**
 * Sleeps so many seconds, fractions too; returns 0, or the seconds left when a signal's handler ended the
 * sleep. `sleep(3)`
 */
export function sleep(seconds: Int): number {
  if (typeof seconds !== "number") throw typeError("seconds", seconds, "a number");
  if (!(seconds >= 0 && seconds <= 2 ** 31)) {
    throw rangeError("seconds", seconds, "0 … 2³¹ seconds");
  }
  if (special) before("sleep");
  put(want, seconds);
  if (c_nanosleep(want, left) === 0) return 0;
  return Number(left[0]) + Number(left[1]) / 1e9;
}

/** Sleeps for a time in seconds and nanoseconds. EINTR when a signal's handler ran. `nanosleep(2)` */
export function nanosleep(time: { sec: Int; nsec: Int }): void {
  checkUint("time.sec", time.sec);
  checkUint("time.nsec", time.nsec);
  if (special) before("nanosleep");
  want[0] = BigInt(time.sec);
  want[1] = BigInt(time.nsec);
  if (c_nanosleep(want, left) < 0) raise(errno(), "nanosleep", `${time.sec}s ${time.nsec}ns`);
}

/** Has SIGALRM sent in so many seconds, 0 for never; returns what was left of the alarm of before. `alarm(2)` */
export function alarm(seconds: Int): number {
  checkUint("seconds", seconds);
  if (special) before("alarm");
  return c_alarm(seconds);
}

/** Writes seconds as a struct timespec. */
export function put(timespec: BigInt64Array, seconds: number): void {
  const whole = Math.floor(seconds);
  timespec[0] = BigInt(whole);
  timespec[1] = BigInt(Math.round((seconds - whole) * 1e9));
}
