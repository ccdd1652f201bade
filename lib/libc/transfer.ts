import { PIPE_BUF } from "../linux/constants/waiting.ts";
import { wanted } from "../words/libc/arguments.ts";
import { type Blocking, blocking, waitPlain } from "./blocking.ts";
import { allocate, encode, encodeShared, shared, trim } from "./bytes.ts";
import { beforeCall, hooked, notebook } from "./call.ts";
import {
  bytesFor,
  checkData,
  checkInt,
  checkLong,
  checkSize,
  READ_AT_MOST,
  rangeError,
} from "./check.ts";
import { raise } from "./errors.ts";
import { Memory } from "./memory.ts";
import { address, bind, bindNative, errno, lazily } from "./native.ts";
import type { Request } from "./pending.ts";
import type { Data, Descriptor, Int } from "./types.ts";

type Transfer = (fd: number, bytes: Uint8Array | bigint, count: number) => number;
type TransferAt = (fd: number, bytes: Uint8Array, count: number, offset: number) => number;
const c_read = bind<Transfer>("long read(int fd, void *bytes, size_t count)");
const c_write = bind<Transfer>("long write(int fd, const void *bytes, size_t count)");
const c_pread = bind<TransferAt>("long pread(int fd, void *bytes, size_t count, long offset)");
const c_pwrite = bind<TransferAt>(
  "long pwrite(int fd, const void *bytes, size_t count, long offset)",
);
const readNow = lazily(() => bindNative<Transfer>("long read_now(int fd, void *bytes, ulong n)"));
const writeNow = lazily(() => bindNative<Transfer>("long write_now(int fd, void *bytes, ulong n)"));

/**
 * Reads at most `count` bytes and returns those that came, perhaps fewer; an empty Buffer is end of file.
 * Waits while a pipe is empty and someone holds its write end. EAGAIN, EBADF, EISDIR. `read(2)`
 */
export const read: Blocking<[fd: Descriptor, count: Int], Buffer> = blocking((fd, count) => {
  if (typeof fd !== "number" || (fd | 0) !== fd) checkInt("fd", fd);
  if ((count as number) >>> 0 !== count) checkSize("count", count);
  if (hooked) {
    beforeCall("read");
    if (notebook) return readInNotebook(fd, count);
  }
  const bytes = allocateFor(count);
  const got = c_read(fd, bytes, count);
  if (got < 0) raise(errno(), "read", fd, count);
  return trim(bytes, got);
}, readRequest);

/**
 * Writes text (UTF-8, no NUL added), bytes or mapped memory and returns how many bytes were written, perhaps fewer.
 * `count`: only this many bytes. Waits while a pipe is full. EPIPE when nobody reads it, EAGAIN, EBADF. `write(2)`
 */
export const write: Blocking<[fd: Descriptor, data: Data | Memory, count?: Int], number> = blocking(
  (fd, data, count) => {
    if (typeof fd !== "number" || (fd | 0) !== fd) checkInt("fd", fd);
    let bytes: Uint8Array | bigint;
    let length: number;
    if (typeof data === "string") {
      length = encodeShared(data);
      bytes = shared;
      if (length < 0) {
        bytes = Buffer.from(data);
        length = bytes.length;
      }
    } else if (data instanceof Uint8Array) {
      bytes = data;
      length = bytes.length;
    } else {
      if (!(data instanceof Memory)) checkData("data", data);
      length = data.length;
      bytes = (data as Memory).addressFor("write", length);
    }
    if (count !== undefined) length = limit(count, length);
    if (hooked) {
      beforeCall("write");
      if (notebook) return writeInNotebook(fd, data, length);
    }
    const sent = c_write(fd, bytes, length);
    if (sent < 0) raise(errno(), "write", fd, data, length);
    return sent;
  },
  writeRequest,
);

/**
 * As `read`, but into mapped memory, without a copy; returns the number of bytes. EFAULT where the memory may not be
 * written. `read(2)`
 */
export function readInto(fd: Descriptor, memory: Memory, count: Int = memory.length): number {
  checkInt("fd", fd);
  if (!(memory instanceof Memory)) checkData("memory", memory);
  if (hooked) {
    beforeCall("read");
    if (notebook) return readIntoInNotebook(fd, memory, limit(count, memory.length));
  }
  const got = c_read(
    fd,
    memory.addressFor("read", Math.max(0, count)),
    limit(count, memory.length),
  );
  if (got < 0) raise(errno(), "read", fd, memory, count);
  return got;
}

/** As `read`, from `offset` on; the file offset stays where it is. ESPIPE. `pread(2)` */
export function pread(fd: Descriptor, count: Int, offset: Int): Buffer {
  checkInt("fd", fd);
  checkSize("count", count);
  checkLong("offset", offset);
  if (hooked) beforeCall("pread");
  const bytes = allocateFor(count);
  const got = c_pread(fd, bytes, count, offset);
  if (got < 0) raise(errno(), "pread", fd, count, offset);
  return trim(bytes, got);
}

/** As `write`, at `offset`; the file offset stays where it is. ESPIPE. `pwrite(2)` */
export function pwrite(fd: Descriptor, data: Data, offset: Int): number {
  checkInt("fd", fd);
  checkData("data", data);
  checkLong("offset", offset);
  const bytes = typeof data === "string" ? encode(data) : data;
  if (hooked) beforeCall("pwrite");
  const sent = c_pwrite(fd, bytes, bytes.length, offset);
  if (sent < 0) raise(errno(), "pwrite", fd, data, offset);
  return sent;
}

function readRequest(fd: Descriptor, count: Int): Request<Buffer> {
  checkInt("fd", fd);
  checkSize("count", count);
  const bytes = Buffer.alloc(bytesFor(count, READ_AT_MOST));
  const registers = [fd, address(bytes), count];
  const finish = (got: number): Buffer => bytes.subarray(0, got);
  return { name: "read", args: [fd, count], call: "read", registers, keep: bytes, finish };
}

function writeRequest(fd: Descriptor, data: Data | Memory, count?: Int): Request<number> {
  checkInt("fd", fd);
  if (!(data instanceof Memory)) checkData("data", data);
  // A copy: the caller may change its bytes, or unmap its memory, while the call is under way. There is none of what
  // cannot be read: the kernel is to say EFAULT.
  const unreadable = data instanceof Memory && !data.protection.startsWith("r");
  const bytes = unreadable ? data : copyOf(data);
  const length = limit(count ?? bytes.length, bytes.length);
  const at =
    bytes instanceof Memory ? bytes.addressFor("write", Math.max(0, length)) : address(bytes);
  const registers = [fd, at, length];
  const args = [fd, data, length];
  const finish = (sent: number): number => sent;
  return { name: "write", args, call: "write", registers, keep: bytes, finish };
}

/** A negative count is EFAULT, EBADF or the like: the kernel writes nothing. */
function allocateFor(count: number): Buffer {
  return allocate(bytesFor(count, READ_AT_MOST));
}

function readInNotebook(fd: Descriptor, count: Int): Buffer {
  const bytes = allocateFor(count);
  const got = readNow(fd, bytes, count);
  return got >= 0 ? trim(bytes, got) : waitPlain(readRequest(fd, count));
}

function readIntoInNotebook(fd: Descriptor, memory: Memory, count: Int): number {
  const at = memory.addressFor("read", Math.max(0, count));
  const got = readNow(fd, at, count);
  if (got >= 0) return got;
  const finish = (read: number): number => read;
  const args = [fd, memory, count];
  const registers = [fd, at, count];
  return waitPlain({ name: "read", args, call: "read", registers, keep: memory, finish });
}

function writeInNotebook(fd: Descriptor, data: Data | Memory, count: Int): number {
  const request = writeRequest(fd, data, count);
  // Up to PIPE_BUF bytes go in whole or not at all.
  const sent = count <= PIPE_BUF ? writeNow(fd, request.registers[1] as bigint, count) : -1;
  return sent >= 0 ? sent : waitPlain(request);
}

function copyOf(data: Data | Memory): Buffer {
  return Buffer.from(data instanceof Memory ? data.read() : (data as Uint8Array));
}

function limit(count: number, length: number): number {
  checkSize("count", count);
  if (count > length) throw rangeError("count", count, wanted.atMostThere(length));
  return count;
}
