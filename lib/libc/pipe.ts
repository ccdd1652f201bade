import { O_CLOEXEC, O_DIRECT, O_NONBLOCK } from "../linux/constants/files.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt } from "./check.ts";
import { raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { rememberFd } from "./own-descriptors.ts";
import type { Fd, Int } from "./types.ts";

const c_pipe = bind<(fds: Int32Array) => number>("int pipe(void *fds)");
const c_pipe2 = bind<(fds: Int32Array, flags: number) => number>("int pipe2(void *fds, int flags)");
const ends = new Int32Array(2);

/** A pipe: `const [r, w] = pipe()`, its read end and its write end. EMFILE. `pipe(2)` */
export function pipe(): [read: Fd, write: Fd] {
  if (hooked) beforeCall("pipe");
  if (c_pipe(ends) < 0) raise(errno(), "pipe");
  return [rememberFd(ends[0] as number), rememberFd(ends[1] as number)];
}

/** As `pipe`, with O_CLOEXEC, O_NONBLOCK or O_DIRECT (packets). EINVAL, EMFILE. `pipe(2)` */
export function pipe2(flags: Int): [read: Fd, write: Fd] {
  checkInt("flags", flags);
  if (hooked) beforeCall("pipe2");
  if (c_pipe2(ends, flags) < 0) {
    raise(errno(), "pipe2", showFlags(flags, { O_CLOEXEC, O_NONBLOCK, O_DIRECT }));
  }
  return [rememberFd(ends[0] as number), rememberFd(ends[1] as number)];
}
