/** The effect of one call on the tables. What the stream reports with a call is the truth; the rest follows from it. */
import { callOf } from "../../../linux/calls.ts";
import type { Context } from "./context.ts";
import { applyDescriptor, applyTransfer } from "./files.ts";
import { applyMmap, applyMprotect, applyMunmap, applyShmat, applyShmdt } from "./memory.ts";
import { applyLseek } from "./offsets.ts";
import { applyPath } from "./paths.ts";
import { applyPoll } from "./polling.ts";
import { applyEventfd, applyMqReceive, applyMqSend } from "./posix.ts";
import {
  applyControl,
  applyGet,
  applyMsgrcv,
  applyMsgsnd,
  applySemop,
  applySysvReport,
} from "./sysv.ts";
import { applyFutex, applyKill, applyOpen, applySigaction, applyWait } from "./waiting.ts";

export function applyCall(c: Context): void {
  const { tables, raw, call, process } = c;
  const kind = call.syscall === "mq_open" ? "mqueue" : undefined;
  if (kind) for (const fd of raw.fds ?? []) tables.objectOf(fd, kind);
  for (const file of raw.files ?? []) tables.setFile(file);
  for (const fd of raw.fds ?? []) tables.setFd(process, fd, call.id);
  nameObject(c);
  const handler = HANDLERS[call.syscall];
  // A failed call changes nothing, but may have waited, or have been the one that another waits for.
  if (handler && (c.ret >= 0 || ALSO_FAILED.has(call.syscall))) handler(c);
  for (const report of raw.sysv ?? []) applySysvReport(tables, report);
}

const ALSO_FAILED = new Set(
  "read write readv writev recvfrom recvmsg sendto sendmsg close connect semop semtimedop msgsnd msgrcv futex".split(
    " ",
  ),
);

/** The object of a call on a descriptor; `open` and its kin name what they made. */
function nameObject(c: Context): void {
  const { call, raw, tables, process } = c;
  const first = callOf(raw.nr, tables.architecture).parameters[0];
  // Older libraries make fstat of newfstatat, whose first argument is that of a directory.
  const takes = first?.kind === "fd" || call.name === "fstat";
  const fd = MAKES_FD.has(call.syscall) ? c.ret : takes ? c.int(0) : -1;
  const open = Number.isNaN(fd) ? null : tables.openAt(process, fd);
  if (!open) return;
  call.open = open.name;
  call.object = open.state.object;
}

const MAKES_FD = new Set(
  "open openat creat memfd_create eventfd eventfd2 mq_open socket".split(" "),
);

const HANDLERS: Record<string, (c: Context) => void> = {
  ...each("open openat creat", applyOpen),
  ...each("close dup dup2 dup3 close_range", applyDescriptor),
  fcntl: (c) => {
    if (c.ret >= 0) applyDescriptor(c);
    c.locks.apply(c);
  },
  flock: (c) => c.locks.apply(c),
  ...each("read readv recvfrom recvmsg", (c) => applyTransfer(c, "in", c.int(0), false)),
  ...each("write writev sendto sendmsg", (c) => applyTransfer(c, "out", c.int(0), false)),
  ...each("pread64 preadv", (c) => applyTransfer(c, "in", c.int(0), true)),
  ...each("pwrite64 pwritev", (c) => applyTransfer(c, "out", c.int(0), true)),
  sendfile: (c) => {
    applyTransfer(c, "in", c.int(1), c.raw.args[2] !== "0");
    applyTransfer(c, "out", c.int(0), false);
  },
  splice: (c) => {
    applyTransfer(c, "in", c.int(0), c.raw.args[1] !== "0");
    applyTransfer(c, "out", c.int(2), c.raw.args[3] !== "0");
  },
  tee: (c) => applyTransfer(c, "out", c.int(1), false),
  lseek: applyLseek,
  ...each("pipe pipe2", (c) => {
    const first = c.raw.fds?.[0];
    c.call.object = first ? (c.tables.openAt(c.process, first.fd)?.state.object ?? null) : null;
  }),
  ...each("socket bind listen connect accept accept4 socketpair shutdown", (c) =>
    c.sockets.apply(c),
  ),
  mmap: applyMmap,
  munmap: applyMunmap,
  mprotect: applyMprotect,
  shmat: applyShmat,
  shmdt: applyShmdt,
  shmget: (c) => applyGet(c, "shm"),
  msgget: (c) => applyGet(c, "queue"),
  semget: (c) => applyGet(c, "semaphores"),
  shmctl: (c) => applyControl(c, "shm"),
  msgctl: (c) => applyControl(c, "queue"),
  semctl: (c) => applyControl(c, "semaphores"),
  ...each("semop semtimedop", applySemop),
  msgsnd: applyMsgsnd,
  msgrcv: applyMsgrcv,
  mq_timedsend: applyMqSend,
  mq_timedreceive: applyMqReceive,
  ...each("eventfd eventfd2", applyEventfd),
  ...each("poll ppoll", applyPoll),
  ...each("wait4 waitid", applyWait),
  ...each("kill tgkill tkill", applyKill),
  rt_sigaction: applySigaction,
  futex: applyFutex,
  ...each(
    "unlink unlinkat rename renameat renameat2 link linkat mknod mknodat truncate",
    applyPath,
  ),
};

function each(names: string, handler: (c: Context) => void): Record<string, (c: Context) => void> {
  return Object.fromEntries(names.split(" ").map((name) => [name, handler]));
}
