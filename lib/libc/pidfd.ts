import { numberOf } from "../linux/calls.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkUint } from "./check.ts";
import { raise } from "./errors.ts";
import { bind, errno } from "./native.ts";
import { rememberFd } from "./own-descriptors.ts";
import type { Descriptor, Fd, Int, Process } from "./types.ts";

type Call = (...args: number[]) => number;
const call = bind<Call>(
  "int64_t syscall(int64_t nr, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e)",
);
const PIDFD_OPEN = numberOf("pidfd_open");
const PIDFD_GETFD = numberOf("pidfd_getfd");
const KCMP = numberOf("kcmp");

/**
 * A descriptor for a process: readable when it has ended, and never for another with the same number. `pidfd_open(2)`
 */
export function pidfd_open(pid: Process, flags: Int = 0): Fd {
  checkInt("pid", pid);
  checkUint("flags", flags);
  if (hooked) beforeCall("pidfd_open");
  const fd = call(PIDFD_OPEN, pid, flags, 0, 0, 0);
  if (fd < 0) raise(errno(), "pidfd_open", pid, flags);
  return rememberFd(fd);
}

/** A copy of another process's descriptor; needs the right to trace it. EPERM, EBADF. `pidfd_getfd(2)` */
export function pidfd_getfd(pidfd: Descriptor, fd: Fd | Int, flags: Int = 0): Fd {
  checkInt("pidfd", pidfd);
  checkInt("fd", fd as number);
  checkUint("flags", flags);
  if (hooked) beforeCall("pidfd_getfd");
  const copy = call(PIDFD_GETFD, pidfd, fd as number, flags, 0, 0);
  if (copy < 0) raise(errno(), "pidfd_getfd", pidfd, fd, flags);
  return rememberFd(copy);
}

/** Do these descriptors of two processes lead to one open file description? EPERM, EBADF. `kcmp(2)`, KCMP_FILE */
export function kcmp_file(pid1: Process, pid2: Process, fd1: Descriptor, fd2: Descriptor): boolean {
  for (const [name, value] of Object.entries({ pid1, pid2, fd1, fd2 })) checkInt(name, value);
  if (hooked) beforeCall("kcmp");
  const order = call(KCMP, pid1, pid2, 0, fd1, fd2);
  if (order < 0) raise(errno(), "kcmp", pid1, pid2, "KCMP_FILE", fd1, fd2);
  return order === 0;
}
