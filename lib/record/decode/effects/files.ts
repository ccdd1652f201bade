/** Calls that make, copy and close descriptors, and that move bytes through them. */

import {
  F_DUPFD,
  F_DUPFD_CLOEXEC,
  F_GETPIPE_SZ,
  F_SETFD,
  F_SETPIPE_SZ,
  FD_CLOEXEC,
  O_CLOEXEC,
} from "../../../linux/constants/files.ts";
import { CLOSE_RANGE_CLOEXEC } from "../../../linux/constants/traced.ts";
import type { ObjectState } from "../../types.ts";
import { isPipe } from "../kinds.ts";
import type { Context } from "./context.ts";
import { closing } from "./ends.ts";
import { moveOffset, O_APPEND_NAME } from "./offsets.ts";
import { countEvents } from "./posix.ts";

/** close, dup, dup2, dup3, fcntl, close_range; what they make was reported with the call. */
export function applyDescriptor(c: Context): void {
  const { tables, process, ret } = c;
  const fd = c.int(0);
  switch (c.call.syscall) {
    case "close":
      release(c, [fd], () => tables.closeFd(process, fd));
      break;
    case "dup":
      tables.dupFd(process, fd, ret, false);
      break;
    case "dup2":
    case "dup3":
      release(c, [c.int(1)], () =>
        tables.dupFd(
          process,
          fd,
          c.int(1),
          (c.int(2) & O_CLOEXEC) !== 0 && c.call.syscall === "dup3",
        ),
      );
      break;
    case "close_range":
      closeRange(c);
      break;
    case "fcntl":
      applyFcntl(c, fd);
      break;
  }
}

/** A close gives back locks, too. */
function release(c: Context, fds: number[], close: () => void): void {
  const { tables, call } = c;
  const object =
    call.syscall === "close" ? (tables.openAt(c.process, c.int(0))?.state.object ?? null) : null;
  closing(c, c.process, fds, { call: call.id, t: call.end ?? call.start }, close);
  c.locks.closed(c, object);
}

function closeRange(c: Context): void {
  const [first, last, flags] = [Number(c.raw.args[0]), Number(c.raw.args[1]), c.int(2)];
  const open = Object.keys(c.tables.process(c.process).fds).map(Number);
  const fds = open.filter((fd) => fd >= first && fd <= last);
  release(c, fds, () => {
    for (const fd of fds) {
      if (flags & CLOSE_RANGE_CLOEXEC) c.tables.setCloexec(c.process, fd, true);
      else c.tables.closeFd(c.process, fd);
    }
  });
}

function applyFcntl(c: Context, fd: number): void {
  const command = c.int(1);
  const open = c.tables.openAt(c.process, fd);
  const object = open && c.tables.object(open.state.object);
  const copies = command === F_DUPFD || command === F_DUPFD_CLOEXEC;
  if (copies) c.tables.dupFd(c.process, fd, c.ret, command === F_DUPFD_CLOEXEC);
  if (command === F_SETFD) c.tables.setCloexec(c.process, fd, (c.int(2) & FD_CLOEXEC) !== 0);
  if (object && isPipe(object.kind) && (command === F_SETPIPE_SZ || command === F_GETPIPE_SZ))
    object.capacity = c.ret;
}

/** read, write and their kin: offsets move, pipes and sockets fill and empty. */
export function applyTransfer(
  c: Context,
  direction: "in" | "out",
  fd: number,
  positioned: boolean,
): void {
  const open = c.tables.openAt(c.process, fd);
  if (!open) return;
  c.call.open = open.name;
  c.call.object = open.state.object;
  const object = c.tables.object(open.state.object);
  if (Number.isNaN(c.ret)) return;
  if (isPipe(object.kind)) moveThroughPipe(c, object, open.state.object, direction);
  else if (object.kind === "socket") c.sockets.move(c, open.state.object, direction);
  else if (object.kind === "eventfd") countEvents(c, open.state.object, direction);
  else if (c.ret > 0 && !positioned) {
    const appends = direction === "out" && open.state.flags.includes(O_APPEND_NAME);
    moveOffset(c, open, object, appends);
  }
}

function moveThroughPipe(
  c: Context,
  object: ObjectState,
  name: string,
  direction: "in" | "out",
): void {
  const t = c.call.end ?? c.call.start;
  if (direction === "out") {
    if (c.ret > 0) {
      fill(c, object, name, c.ret);
      c.wakes.note(`${name} data`, c.call.id, t);
    }
    c.wakes.wake([`${name} space`], c.call, "space");
  } else if (c.ret > 0) {
    fill(c, object, name, -c.ret);
    c.wakes.wake([`${name} data`], c.call, "data");
    c.wakes.note(`${name} space`, c.call.id, t);
  } else if (c.ret === 0) c.wakes.wake([`${name} eof`], c.call, "end-of-file");
}

/** A write of more than fits is told of when all of it has gone in; what is in the pipe is never more than its capacity. */
function fill(c: Context, object: ObjectState, name: string, bytes: number): void {
  const now = Math.max(0, (c.tables.fill.get(name) ?? object.bytes ?? 0) + bytes);
  c.tables.fill.set(name, now);
  object.bytes = Math.min(now, object.capacity ?? now);
}
