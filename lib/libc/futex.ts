import { FUTEX_WAIT } from "../linux/constants/traced.ts";
import { wanted } from "../words/libc/arguments.ts";
import { type Blocking, waits } from "./blocking.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, typeError } from "./check.ts";
import { raise } from "./errors.ts";
import { Memory } from "./memory.ts";
import { address, bindNative, errno, lazily } from "./native.ts";
import { timespec } from "./timespec.ts";
import type { Int } from "./types.ts";

const c_wake = lazily(() =>
  bindNative<(at: bigint, count: number) => number>("long futex_wake(uintptr_t at, int count)"),
);

/**
 * Sleeps while the 32-bit word at `offset` is `expected`, until a `futex_wake`, at most this many seconds. EAGAIN: it
 * is not `expected` any more; ETIMEDOUT; EINTR. `futex(2)`
 */
export const futex_wait: Blocking<
  [memory: Memory, offset: Int, expected: Int, seconds?: Int],
  void
> = waits((memory, offset, expected, seconds) => {
  const at = word("futex_wait", memory, offset);
  checkInt("expected", expected);
  const time = seconds === undefined ? null : timespec(seconds);
  const limit = time === null ? 0n : address(new Uint8Array(time.buffer));
  const registers = [at, FUTEX_WAIT, expected, limit];
  const args = [`word at ${offset}`, expected, ...(seconds === undefined ? [] : [seconds])];
  const finish = (): undefined => undefined;
  return { name: "futex_wait", args, call: "futex", registers, keep: [memory, time], finish };
});

/** Wakes at most `count` of those that sleep on the word; returns how many. `futex(2)` */
export function futex_wake(memory: Memory, offset: Int, count: Int = 1): number {
  const at = word("futex_wake", memory, offset);
  checkInt("count", count);
  if (hooked) beforeCall("futex_wake");
  const woken = c_wake(at, count);
  if (woken < 0) raise(errno(), "futex_wake", `word at ${offset}`, count);
  return woken;
}

/** The word's address: within the memory, and still there. The rest is the kernel's to say. */
function word(name: string, memory: Memory, offset: Int): bigint {
  if (!(memory instanceof Memory)) throw typeError("memory", memory, wanted.memory);
  checkInt("offset", offset);
  return memory.slice(offset).addressFor(name, 4);
}
