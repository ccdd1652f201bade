import * as waiting from "../linux/constants/waiting.ts";
import { wanted } from "../words/libc/arguments.ts";
import { type Blocking, waits } from "./blocking.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkShort, rangeError, typeError } from "./check.ts";
import { raise, Shown } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { address, bind, errno } from "./native.ts";
import { int } from "./struct.ts";
import type { Descriptor, Int } from "./types.ts";

/** A descriptor and what is wanted of it: struct pollfd. */
export interface PollFd {
  fd: Descriptor;
  /** POLLIN, POLLOUT, POLLPRI, POLLRDHUP. */
  events: Int;
}

/** The same with what is there: also POLLHUP, POLLERR, POLLNVAL, which come unasked. */
export interface Polled extends PollFd {
  revents: number;
}

/**
 * Waits until one of the descriptors has one of its events, at most this many milliseconds (-1: for ever; 0: not at
 * all). Returns all of them, in order, with `revents`; 0 where nothing is. EINTR. `poll(2)`
 */
export const poll: Blocking<[fds: PollFd[], timeout?: Int], Polled[]> = waits(
  (fds, timeout = -1) => {
    if (!Array.isArray(fds)) throw typeError("fds", fds, wanted.polled);
    checkInt("timeout", timeout);
    const keep = Buffer.alloc(8 * fds.length);
    fds.forEach(({ fd, events }, i) => {
      checkInt("fd", fd);
      checkShort("events", events);
      keep.writeInt32LE(fd, 8 * i);
      keep.writeUInt16LE(events & 0xffff, 8 * i + 4);
    });
    const finish = (): Polled[] =>
      fds.map(({ fd, events }, i) => ({ fd, events, revents: keep.readInt16LE(8 * i + 6) }));
    const args = [show(fds), timeout];
    const registers = [address(keep), fds.length, timeout];
    return { name: "poll", args, call: "poll", registers, keep, finish };
  },
);

const c_ioctl = bind<(fd: number, request: number, out: Buffer) => number>(
  "int ioctl(int fd, ulong request, void *out)",
);

/** Only FIONREAD: how many bytes can be read now from a pipe, FIFO or socket. ENOTTY. `ioctl(2)` */
export function ioctl(fd: Descriptor, request: (typeof waiting)["FIONREAD"]): number {
  checkInt("fd", fd);
  // With any other request the kernel could write any number of bytes.
  if (request !== waiting.FIONREAD) throw rangeError("request", request, wanted.fionread);
  if (hooked) beforeCall("ioctl");
  const out = Buffer.alloc(4);
  if (c_ioctl(fd, request, out) < 0) raise(errno(), "ioctl", fd, new Shown("FIONREAD"));
  return int(out, 0);
}

const events = Object.fromEntries(Object.entries(waiting).filter(([n]) => n.startsWith("POLL")));

function show(fds: PollFd[]): Shown {
  const each = fds.map(({ fd, events: wanted }) => `${fd}: ${showFlags(wanted, events).text}`);
  return new Shown(`[${each.join(", ")}]`);
}
