import { encode, encodeShared, shared } from "./bytes.ts";
import { before, special } from "./call.ts";
import { checkData, checkInt, checkSize, rangeError } from "./check.ts";
import { raise } from "./errors.ts";
import { bind, errno } from "./native.ts";
import type { Data, Descriptor, Int } from "./types.ts";

type Transfer = (fd: number, bytes: Uint8Array, count: number) => number;
type TransferAt = (fd: number, bytes: Uint8Array, count: number, offset: number) => number;
const c_read = bind<Transfer>("long read(int fd, void *bytes, size_t count)");
const c_write = bind<Transfer>("long write(int fd, const void *bytes, size_t count)");
const c_pread = bind<TransferAt>("long pread(int fd, void *bytes, size_t count, long offset)");
const c_pwrite = bind<TransferAt>(
  "long pwrite(int fd, const void *bytes, size_t count, long offset)",
);

/**
 * Reads at most `count` bytes and returns those that came, perhaps fewer; an empty Buffer is end of file.
 * Waits while a pipe is empty and someone holds its write end. EAGAIN, EBADF, EISDIR. `read(2)`
 */
export function read(fd: Descriptor, count: Int): Buffer {
  if (typeof fd !== "number" || (fd | 0) !== fd) checkInt("fd", fd);
  if ((count as number) >>> 0 !== count) checkSize("count", count);
  if (special) before("read");
  const bytes = Buffer.allocUnsafe(count);
  const got = c_read(fd, bytes, count);
  if (got < 0) raise(errno(), "read", fd, count);
  return got === count ? bytes : bytes.subarray(0, got);
}

/**
 * Writes text (UTF-8, no NUL added) or bytes and returns how many were written, perhaps fewer. `count`: only the
 * first so many. Waits while a pipe is full. EPIPE when nobody reads it, EAGAIN, EBADF. `write(2)`
 */
export function write(fd: Descriptor, data: Data, count?: Int): number {
  if (typeof fd !== "number" || (fd | 0) !== fd) checkInt("fd", fd);
  let bytes: Uint8Array;
  let length: number;
  if (typeof data === "string") {
    length = encodeShared(data);
    bytes = shared;
    if (length < 0) {
      bytes = Buffer.from(data);
      length = bytes.length;
    }
  } else {
    if (!(data instanceof Uint8Array)) checkData("data", data);
    bytes = data;
    length = bytes.length;
  }
  if (count !== undefined) length = limit(count, length);
  if (special) before("write");
  const sent = c_write(fd, bytes, length);
  if (sent < 0) raise(errno(), "write", fd, data, length);
  return sent;
}

/** As `read`, from `offset` on; the file offset stays where it is. ESPIPE. `pread(2)` */
export function pread(fd: Descriptor, count: Int, offset: Int): Buffer {
  checkInt("fd", fd);
  checkSize("count", count);
  checkSize("offset", offset);
  if (special) before("pread");
  const bytes = Buffer.allocUnsafe(count);
  const got = c_pread(fd, bytes, count, offset);
  if (got < 0) raise(errno(), "pread", fd, count, offset);
  return bytes.subarray(0, got);
}

/** As `write`, at `offset`; the file offset stays where it is. ESPIPE. `pwrite(2)` */
export function pwrite(fd: Descriptor, data: Data, offset: Int): number {
  checkInt("fd", fd);
  checkData("data", data);
  checkSize("offset", offset);
  const bytes = typeof data === "string" ? encode(data) : data;
  if (special) before("pwrite");
  const sent = c_pwrite(fd, bytes, bytes.length, offset);
  if (sent < 0) raise(errno(), "pwrite", fd, data, offset);
  return sent;
}

function limit(count: number, length: number): number {
  checkSize("count", count);
  if (count > length) throw rangeError("count", count, `at most ${length}, the bytes there are`);
  return count;
}
