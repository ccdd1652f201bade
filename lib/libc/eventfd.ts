import { EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE } from "../linux/constants/waiting.ts";
import { errnoNumber } from "../linux/errno.ts";
import { wanted } from "../words/libc/arguments.ts";
import { failure } from "../words/libc/failures.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkLong, checkUint, rangeError } from "./check.ts";
import { callError, isCallError, raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { rememberFd } from "./own-descriptors.ts";
import { read, write } from "./transfer.ts";
import type { Descriptor, Fd, Int } from "./types.ts";

const c_eventfd = bind<(value: number, flags: number) => number>(
  "int eventfd(uint value, int flags)",
);

/** A counter behind a descriptor: EFD_SEMAPHORE, EFD_NONBLOCK, EFD_CLOEXEC. `eventfd(2)` */
export function eventfd(value: Int = 0, flags: Int = 0): Fd {
  checkUint("value", value);
  checkInt("flags", flags);
  if (hooked) beforeCall("eventfd");
  const fd = c_eventfd(value, flags);
  if (fd < 0) {
    raise(
      errno(),
      "eventfd",
      value,
      showFlags(flags, { EFD_SEMAPHORE, EFD_NONBLOCK, EFD_CLOEXEC }),
    );
  }
  return rememberFd(fd);
}

/** Reads the counter and sets it to 0 (EFD_SEMAPHORE: takes 1); waits while it is 0. EAGAIN, EBADF, EINVAL. `eventfd(2)` */
export function eventfd_read(fd: Descriptor): bigint {
  const bytes = named("eventfd_read", fd, () => read(fd, 8));
  // The C library says no more than that it failed.
  if (bytes.length !== 8) throw callError(EINVAL, "eventfd_read", [fd], failure.noCounter());
  return bytes.readBigUInt64LE();
}

/** Adds to the counter; waits while it would be more than 2⁶⁴-2. EAGAIN, EBADF, EINVAL for 2⁶⁴-1. `eventfd(2)` */
export function eventfd_write(fd: Descriptor, value: bigint | Int): void {
  if (typeof value !== "bigint") checkLong("value", value);
  const wide = BigInt(value);
  if (BigInt.asUintN(64, wide) !== wide && BigInt.asIntN(64, wide) !== wide) {
    throw rangeError("value", value, wanted.number64);
  }
  const bytes = Buffer.from(BigUint64Array.of(wide).buffer);
  named("eventfd_write", fd, () => write(fd, bytes));
}

const EINVAL = errnoNumber("EINVAL");

/** The C library makes read(2) and write(2) of these; the error is of the call that was asked for. */
function named<T>(name: string, fd: Descriptor, call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (isCallError(error) && error.errno !== 0) raise(-error.errno, name, fd);
    throw error;
  }
}
