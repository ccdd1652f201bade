import * as files from "../linux/constants/files.ts";
import { wanted } from "../words/libc/arguments.ts";
import { type Blocking, blocking, waitPlain } from "./blocking.ts";
import { beforeCall, hooked, notebook } from "./call.ts";
import { checkInt, checkLong, checkShort, typeError } from "./check.ts";
import { raise, Shown } from "./errors.ts";
import { openFlags } from "./file.ts";
import { showFlags, showName } from "./flags.ts";
import { address, bind, errno } from "./native.ts";
import { rememberFd } from "./own-descriptors.ts";
import { callNow, type Request } from "./pending.ts";
import { long } from "./struct.ts";
import type { Descriptor, Fd, Int, Pid } from "./types.ts";

const c_fcntl = bind<(fd: number, command: number, argument: number) => number>(
  "int fcntl(int fd, int command, int64_t argument)",
);

/** A lock on a range of a file's bytes: struct flock, without the prefix `l_`. */
export interface FileLock {
  /** F_RDLCK, F_WRLCK or F_UNLCK. */
  type: Int;
  /** From where `start` counts: SEEK_SET (the default), SEEK_CUR, SEEK_END. */
  whence?: Int;
  start?: Int;
  /** Bytes; 0, the default, is all up to the end however far the file grows. */
  len?: Int;
  /** From F_GETLK: who holds it; -1 for a lock of an open file description. */
  pid?: Pid;
}

type Commands = typeof files;
type Locking = Commands["F_SETLK" | "F_SETLKW" | "F_OFD_SETLK" | "F_OFD_SETLKW"];

interface Fcntl {
  (fd: Descriptor, command: Commands["F_DUPFD" | "F_DUPFD_CLOEXEC"], lowest?: Int): Fd;
  (fd: Descriptor, command: Locking, lock: FileLock): void;
  (fd: Descriptor, command: Commands["F_GETLK" | "F_OFD_GETLK"], lock: FileLock): FileLock;
  (fd: Descriptor, command: Int, argument?: Int): number;
  /** The awaitable form, for F_SETLKW and F_OFD_SETLKW. */
  async: Blocking<[fd: Descriptor, command: Locking, lock: FileLock], void>["async"];
}

/**
 * Asks for or changes what goes with a descriptor (F_GETFD, F_SETFD, F_DUPFD), with its open file description (F_GETFL,
 * F_SETFL), with a pipe (F_GETPIPE_SZ, F_SETPIPE_SZ) or with locks (F_SETLK, F_SETLKW, F_GETLK, F_OFD_…).
 * EBADF, EINVAL, EAGAIN, EDEADLK, EBUSY. `fcntl(2)`
 */
export const fcntl: Fcntl = blocking(control, lockRequest) as unknown as Fcntl;

function control(fd: Descriptor, command: number, argument: Int | FileLock = 0): unknown {
  if (isLocking(command)) {
    const request = lockRequest(fd, command, argument as FileLock);
    if (hooked) beforeCall("fcntl");
    const mayWait = command === files.F_SETLKW || command === files.F_OFD_SETLKW;
    return notebook && mayWait ? waitPlain(request) : callNow(request);
  }
  checkInt("fd", fd);
  checkInt("command", command);
  if (typeof argument !== "number") throw typeError("argument", argument, wanted.number);
  checkLong("argument", argument);
  if (hooked) beforeCall("fcntl");
  const result = c_fcntl(fd, command, argument);
  if (result < 0)
    raise(errno(), "fcntl", fd, showName(command, commands), ...shown(command, argument));
  const isNew = command === files.F_DUPFD || command === files.F_DUPFD_CLOEXEC;
  return isNew ? rememberFd(result) : result;
}

const commands = Object.fromEntries(
  Object.entries(files).filter(([name]) =>
    /^F_([A-Z]+LKW?|OFD_.*|GET.*|SET.*|DUP.*|ADD.*)$/.test(name),
  ),
);
const { F_GETLK, F_OFD_GETLK, F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW } = files;

function isLocking(command: number): boolean {
  return [F_GETLK, F_OFD_GETLK, F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW].includes(
    command as typeof F_GETLK,
  );
}

function shown(command: number, argument: number): unknown[] {
  if (command === files.F_SETFL) return [openFlags(argument)];
  if (command === files.F_SETFD) return [showFlags(argument, { FD_CLOEXEC: files.FD_CLOEXEC })];
  return command === files.F_GETFD || command === files.F_GETFL ? [] : [argument];
}

function lockRequest(fd: Descriptor, command: Int, lock: FileLock): Request<FileLock | undefined> {
  checkInt("fd", fd);
  if (typeof lock !== "object" || lock === null) {
    throw typeError("lock", lock, wanted.lock);
  }
  const { type, whence = 0, start = 0, len = 0 } = lock;
  checkShort("lock.type", type);
  checkShort("lock.whence", whence);
  checkLong("lock.start", start);
  checkLong("lock.len", len);
  const keep = Buffer.alloc(32);
  keep.writeUInt16LE(type & 0xffff, 0);
  keep.writeUInt16LE(whence & 0xffff, 2);
  keep.writeBigInt64LE(BigInt(start), 8);
  keep.writeBigInt64LE(BigInt(len), 16);
  const finish = (): FileLock | undefined =>
    command === F_GETLK || command === F_OFD_GETLK ? decode(keep) : undefined;
  const { F_RDLCK, F_WRLCK, F_UNLCK } = files;
  const range = `${showName(type, { F_RDLCK, F_WRLCK, F_UNLCK }).text} ${start}+${len}`;
  const args = [fd, showName(command, commands), new Shown(`{${range}}`)];
  return {
    name: "fcntl",
    args,
    call: "fcntl",
    registers: [fd, command, address(keep)],
    keep,
    finish,
  };
}

function decode(bytes: Buffer): FileLock {
  return {
    type: bytes.readInt16LE(0),
    whence: bytes.readInt16LE(2),
    start: long(bytes, 8),
    len: long(bytes, 16),
    pid: bytes.readInt32LE(24) as Pid,
  };
}
