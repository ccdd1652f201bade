import { beforeCall, hooked } from "./call.ts";
import { checkInt } from "./check.ts";
import { raise } from "./errors.ts";
import { bind, errno } from "./native.ts";
import { long } from "./struct.ts";
import type { Int } from "./types.ts";

const c_clock_gettime = bind<(clock: number, time: Buffer) => number>(
  "int clock_gettime(int clock, void *time)",
);

const result = Buffer.alloc(16);

/** What a clock shows: `clock_gettime(CLOCK_MONOTONIC)`. EINVAL for a clock that does not exist. `clock_gettime(2)` */
export function clock_gettime(clock: Int): { sec: number; nsec: number } {
  checkInt("clock", clock);
  if (hooked) beforeCall("clock_gettime");
  if (c_clock_gettime(clock, result) < 0) raise(errno(), "clock_gettime", clock);
  return { sec: long(result, 0), nsec: long(result, 8) };
}
