import { F_GETFD, O_CLOEXEC } from "../linux/constants/files.ts";
import { beforeCall, hooked, notebook } from "./call.ts";
import { checkInt } from "./check.ts";
import { raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { refuseForeign, rememberFd } from "./own-descriptors.ts";
import type { Descriptor, Fd, Int } from "./types.ts";

const c_dup = bind<(fd: number) => number>("int dup(int fd)");
const c_dup2 = bind<(fd: number, to: number) => number>("int dup2(int fd, int to)");
const c_dup3 = bind<(fd: number, to: number, flags: number) => number>(
  "int dup3(int fd, int to, int flags)",
);
const c_isatty = bind<(fd: number) => number>("int isatty(int fd)");

/** The lowest free descriptor, for the same open file description. EBADF, EMFILE. `dup(2)` */
export function dup(fd: Descriptor): Fd {
  checkInt("fd", fd);
  if (hooked) beforeCall("dup");
  const copy = c_dup(fd);
  if (copy < 0) raise(errno(), "dup", fd);
  return rememberFd(copy);
}

/** Makes `to` a copy of `fd`; what `to` was is closed first. `dup2(3, 3)` does nothing. EBADF. `dup(2)` */
export function dup2(fd: Descriptor, to: Descriptor): Fd {
  checkInt("fd", fd);
  checkInt("to", to);
  if (hooked) {
    beforeCall("dup2");
    checkReplaceable("dup2", to);
  }
  const copy = c_dup2(fd, to);
  if (copy < 0) raise(errno(), "dup2", fd, to);
  return rememberFd(copy);
}

/** As `dup2`, with O_CLOEXEC or 0 as flags; EINVAL when both are the same. `dup(2)` */
export function dup3(fd: Descriptor, to: Descriptor, flags: Int): Fd {
  checkInt("fd", fd);
  checkInt("to", to);
  checkInt("flags", flags);
  if (hooked) {
    beforeCall("dup3");
    checkReplaceable("dup3", to);
  }
  const copy = c_dup3(fd, to, flags);
  if (copy < 0) raise(errno(), "dup3", fd, to, showFlags(flags, { O_CLOEXEC }));
  return rememberFd(copy);
}

/** Is it a terminal? False, and no error, for anything else. `isatty(3)` */
export function isatty(fd: Descriptor): boolean {
  checkInt("fd", fd);
  if (hooked) beforeCall("isatty");
  return c_isatty(fd) === 1;
}

/** In the notebook, a number that is not open may be taken; one that is must be the learner's. */
function checkReplaceable(call: string, to: number): void {
  // A program may replace what it likes, and its record has no calls but its own.
  if (notebook && isOpen(to)) refuseForeign(call, to);
}

const c_fcntl_get = bind<(fd: number, cmd: number, arg: number) => number>(
  "int fcntl(int fd, int cmd, long arg)",
);

function isOpen(fd: number): boolean {
  return c_fcntl_get(fd, F_GETFD, 0) >= 0;
}
