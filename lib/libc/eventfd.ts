import { before, special } from "./call.ts";
import { checkInt, checkUint } from "./check.ts";
import { EFD_CLOEXEC, EFD_NONBLOCK, EFD_SEMAPHORE } from "./constants/waiting.ts";
import { raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { newFd } from "./own.ts";
import { read, write } from "./transfer.ts";
import type { Descriptor, Fd, Int } from "./types.ts";

const c_eventfd = bind<(value: number, flags: number) => number>(
  "int eventfd(uint value, int flags)",
);

/** A counter behind a descriptor: EFD_SEMAPHORE, EFD_NONBLOCK, EFD_CLOEXEC. `eventfd(2)` */
export function eventfd(value: Int = 0, flags: Int = 0): Fd {
  checkUint("value", value);
  checkInt("flags", flags);
  if (special) before("eventfd");
  const fd = c_eventfd(value, flags);
  if (fd < 0) {
    raise(
      errno(),
      "eventfd",
      value,
      showFlags(flags, { EFD_SEMAPHORE, EFD_NONBLOCK, EFD_CLOEXEC }),
    );
  }
  return newFd(fd);
}

/** Reads the counter and sets it to 0 (EFD_SEMAPHORE: takes 1); waits while it is 0. `eventfd(2)` */
export function eventfd_read(fd: Descriptor): bigint {
  return read(fd, 8).readBigUInt64LE();
}

/** Adds to the counter. `eventfd(2)` */
export function eventfd_write(fd: Descriptor, value: bigint | Int): void {
  write(fd, Buffer.from(BigUint64Array.of(BigInt(value)).buffer));
}
