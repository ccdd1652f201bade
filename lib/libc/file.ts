import { statSync } from "node:fs";
import * as files from "../linux/constants/files.ts";
import { type Blocking, blocking, waitPlain } from "./blocking.ts";
import { beforeCall, hooked, notebook } from "./call.ts";
import { checkInt, checkLong, checkText, checkUint } from "./check.ts";
import { raise } from "./errors.ts";
import { showFlags, showMode, showName } from "./flags.ts";
import { address, bind, errno } from "./native.ts";
import { forgetFd, refuseForeign, rememberFd } from "./own-descriptors.ts";
import type { Request } from "./pending.ts";
import type { Descriptor, Fd, Int } from "./types.ts";

const c_open = bind<(path: string, flags: number, mode: number) => number>(
  "int open(const char *path, int flags, uint mode)",
);
const c_close = bind<(fd: number) => number>("int close(int fd)");
const c_lseek = bind<(fd: number, offset: number, whence: number) => number>(
  "long lseek(int fd, long offset, int whence)",
);
const c_ftruncate = bind<(fd: number, length: number) => number>(
  "int ftruncate(int fd, long length)",
);
const c_unlink = bind<(path: string) => number>("int unlink(const char *path)");
const c_rename = bind<(from: string, to: string) => number>(
  "int rename(const char *from, const char *to)",
);

/**
 * Opens a file: a new open file description and the lowest free descriptor for it. `mode` counts with O_CREAT
 * only, less the umask; without a mode it is 0, so that nobody may open the file again. A FIFO waits for its other
 * end. ENOENT, EACCES, EEXIST, EISDIR, ENXIO. `open(2)`
 */
export const open: Blocking<[path: string, flags: Int, mode?: Int], Fd> = blocking(
  (path, flags, mode = 0) => {
    checkText("path", path);
    checkInt("flags", flags);
    checkUint("mode", mode);
    if (hooked) {
      beforeCall("open");
      if (notebook && isFifo(path)) return waitPlain(openRequest(path, flags, mode));
    }
    const fd = c_open(path, flags, mode);
    if (fd < 0) raise(errno(), "open", path, ...openArgs(flags, mode));
    return rememberFd(fd);
  },
  openRequest,
);

function openRequest(path: string, flags: Int, mode: Int = 0): Request<Fd> {
  checkText("path", path);
  checkInt("flags", flags);
  checkUint("mode", mode);
  const keep = Buffer.from(`${path}\0`);
  const registers = [address(keep), flags, mode];
  const args = [path, ...openArgs(flags, mode)];
  return { name: "open", args, call: "open", registers, keep, finish: (fd) => rememberFd(fd) };
}

function isFifo(path: string): boolean {
  try {
    return statSync(path).isFIFO();
  } catch {
    return false;
  }
}

/** Makes or empties a file and opens it for writing only. `creat(2)` */
export function creat(path: string, mode: Int): Fd {
  checkText("path", path);
  checkUint("mode", mode);
  const flags = files.O_CREAT | files.O_WRONLY | files.O_TRUNC;
  if (hooked) {
    beforeCall("creat");
    if (notebook && isFifo(path)) {
      const request = openRequest(path, flags, mode);
      return waitPlain({ ...request, name: "creat", args: [path, showMode(mode)] });
    }
  }
  const fd = c_open(path, flags, mode);
  if (fd < 0) raise(errno(), "creat", path, showMode(mode));
  return rememberFd(fd);
}

/** Closes a descriptor; its number is free again. EBADF. `close(2)` */
export function close(fd: Descriptor): void {
  checkInt("fd", fd);
  if (hooked) {
    beforeCall("close");
    refuseForeign("close", fd);
  }
  if (c_close(fd) < 0) raise(errno(), "close", fd);
  forgetFd(fd);
}

/** Moves the file offset of the open file description; returns it, in bytes. ESPIPE, EINVAL. `lseek(2)` */
export function lseek(fd: Descriptor, offset: Int, whence: Int): number {
  checkInt("fd", fd);
  checkLong("offset", offset);
  checkInt("whence", whence);
  if (hooked) beforeCall("lseek");
  const at = c_lseek(fd, offset, whence);
  if (at < 0) raise(errno(), "lseek", fd, offset, showName(whence, seeks));
  return Number(at);
}

/** Makes the file exactly `length` bytes long: cut, or filled with zeros. EINVAL, EBADF. `ftruncate(2)` */
export function ftruncate(fd: Descriptor, length: Int): void {
  checkInt("fd", fd);
  checkLong("length", length);
  if (hooked) beforeCall("ftruncate");
  if (c_ftruncate(fd, length) < 0) raise(errno(), "ftruncate", fd, length);
}

/** Removes a name; the file goes with its last name and last descriptor. ENOENT. `unlink(2)` */
export function unlink(path: string): void {
  checkText("path", path);
  if (hooked) beforeCall("unlink");
  if (c_unlink(path) < 0) raise(errno(), "unlink", path);
}

/** Gives a file another name, in one step; what had that name is replaced. `rename(2)` */
export function rename(from: string, to: string): void {
  checkText("from", from);
  checkText("to", to);
  if (hooked) beforeCall("rename");
  if (c_rename(from, to) < 0) raise(errno(), "rename", from, to);
}

const { SEEK_SET, SEEK_CUR, SEEK_END } = files;
const seeks = { SEEK_SET, SEEK_CUR, SEEK_END };
const access = { O_RDONLY: files.O_RDONLY, O_WRONLY: files.O_WRONLY, O_RDWR: files.O_RDWR };
const bits = Object.fromEntries(
  Object.entries(files).filter(([name, n]) => name.startsWith("O_") && n > files.O_ACCMODE),
);

function openArgs(flags: number, mode: number): unknown[] {
  const text = openFlags(flags);
  return (flags & files.O_CREAT) !== 0 ? [text, showMode(mode)] : [text];
}

/** Flags of open(2) by name. */
export function openFlags(flags: number): ReturnType<typeof showFlags> {
  const how = showName(flags & files.O_ACCMODE, access).text;
  const rest = showFlags(flags & ~files.O_ACCMODE, bits, null).text;
  return showFlags(0, {}, rest === "" ? how : `${how}|${rest}`);
}
