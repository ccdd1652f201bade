import { SIGALRM } from "../linux/constants/signals.ts";
import { wanted } from "../words/libc/arguments.ts";
import { notebook as say } from "../words/libc/notebook.ts";
import { type Blocking, blocking, waitPlain } from "./blocking.ts";
import { beforeCall, hooked, needsProgram, notebook } from "./call.ts";
import { checkLong, checkUint, rangeError } from "./check.ts";
import { attempt } from "./errors.ts";
import { address, bind } from "./native.ts";
import { callNow, type Request } from "./pending.ts";
import { wouldEnd } from "./signal.ts";
import { timespec } from "./timespec.ts";
import type { Int } from "./types.ts";

const c_alarm = bind<(seconds: number) => number>("uint alarm(uint seconds)");

/**
 * Sleeps for this many seconds, fractions too; returns 0, or the seconds left when a signal's handler ended the
 * sleep. `sleep(3)`
 */
export const sleep: Blocking<[seconds: Int], number> = blocking((seconds) => {
  const request = sleepRequest(seconds);
  if (hooked) beforeCall("sleep");
  // In the notebook the sleep can be interrupted, but it is never given up: it ends by itself.
  const { code, error } = attempt(() =>
    notebook ? waitPlain(request, seconds) : callNow(request),
  );
  if (error !== null && code !== "EINTR") throw error;
  return error === null ? 0 : left(request);
}, sleepRequest);

/** Sleeps for a time in seconds and nanoseconds. EINTR when a signal's handler ran. `nanosleep(2)` */
export const nanosleep: Blocking<[time: { sec: Int; nsec: Int }], void> = blocking((time) => {
  const request = nanosleepRequest(time);
  if (hooked) beforeCall("nanosleep");
  if (notebook) waitPlain(request, time.sec + 1);
  else callNow(request);
}, nanosleepRequest);

function sleepRequest(seconds: Int): Request<number> {
  // C's would be taken for 136 years.
  if (seconds < 0) throw rangeError("seconds", seconds, wanted.secondsFromZero);
  return request("sleep", [seconds], timespec(seconds), () => 0);
}

function nanosleepRequest(time: { sec: Int; nsec: Int }): Request<undefined> {
  checkLong("time.sec", time?.sec);
  checkLong("time.nsec", time.nsec);
  const want = new BigInt64Array([BigInt(time.sec), BigInt(time.nsec), 0n, 0n]);
  return request("nanosleep", [`${time.sec}s ${time.nsec}ns`], want, () => undefined);
}

/** `times`: the time wanted and the time left, two struct timespec. */
function request<R>(
  name: string,
  args: unknown[],
  times: BigInt64Array,
  finish: () => R,
): Request<R> {
  const at = address(new Uint8Array(times.buffer));
  return { name, args, call: "nanosleep", registers: [at, at + 16n], keep: times, finish };
}

function left({ keep }: Request<number>): number {
  const [, , sec = 0n, nsec = 0n] = keep as BigInt64Array;
  return Number(sec) + Number(nsec) / 1e9;
}

/** Has SIGALRM sent in this many seconds, 0 for never; returns what was left of the previous alarm. `alarm(2)` */
export function alarm(seconds: Int): number {
  checkUint("seconds", seconds);
  if (hooked) {
    beforeCall("alarm");
    if (notebook && seconds !== 0 && wouldEnd(SIGALRM)) {
      throw needsProgram("alarm", say.alarm());
    }
  }
  return c_alarm(seconds);
}
