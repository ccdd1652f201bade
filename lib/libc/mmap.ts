import { differs } from "../linux/architecture.ts";
import * as constants from "../linux/constants/memory.ts";
import { wanted } from "../words/libc/arguments.ts";
import { afterCall, beforeCall, hooked } from "./call.ts";
import { checkInt, checkLong, checkSize, rangeError, typeError } from "./check.ts";
import { raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { Memory } from "./memory.ts";
import { bind, errno } from "./native.ts";
import { GONE, isOurs, Region, tellRegions } from "./region.ts";
import { PAGE } from "./sysconf.ts";
import type { Descriptor, Int } from "./types.ts";

type Map = (at: bigint, n: number, prot: number, flags: number, fd: number, off: number) => bigint;
type Range = (at: bigint, length: number, what: number) => number;
const c_mmap = bind<Map>(
  "uint64_t mmap(uintptr_t at, size_t length, int prot, int flags, int fd, long offset)",
);
const c_munmap = bind<Range>("int munmap(uintptr_t at, size_t length)");
const c_msync = bind<Range>("int msync(uintptr_t at, size_t length, int flags)");
const c_mprotect = bind<Range>("int mprotect(uintptr_t at, size_t length, int prot)");
const c_mlockall = bind<(flags: number) => number>("int mlockall(int flags)");
const c_munlockall = bind<() => number>("int munlockall()");
const c_mlock = bind<Range>("int mlock(uintptr_t at, size_t length)");
const page = BigInt(PAGE);
const FAILED = 0xffff_ffff_ffff_ffffn;
/** User addresses lie below. */
const TOP = differs({ x64: 1n << 47n, arm64: 1n << 52n });

/** Where in memory: mapped memory, an address as a bigint, or null for "the kernel chooses". */
export type Place = Memory | bigint | null;

/**
 * Maps a file, or zeroed memory with MAP_ANONYMOUS and fd -1, and returns the memory. `offset` is a multiple of the
 * page size, `sysconf(_SC_PAGESIZE)`. What is past the end of the file cannot be touched. EACCES, EBADF, EINVAL, ENODEV, ENOMEM. `mmap(2)`
 */
export function mmap(
  place: Place,
  length: Int,
  prot: Int,
  flags: Int,
  fd: Descriptor,
  offset: Int,
): Memory {
  const at = addressOf(place);
  checkSize("length", length);
  checkInt("prot", prot);
  checkInt("flags", flags);
  checkInt("fd", fd);
  checkLong("offset", offset);
  if ((flags & constants.MAP_FIXED) !== 0 && (flags & constants.MAP_FIXED_NOREPLACE) === 0) {
    checkRange("place", at, length);
  }
  if (hooked) beforeCall("mmap");
  const address = BigInt(c_mmap(at, length, prot, flags, fd, offset));
  if (hooked) afterCall();
  if (address === FAILED) {
    const shown = [showProt(prot), showFlags(flags, maps)];
    raise(errno(), "mmap", at === 0n ? null : at, length, ...shown, fd, offset);
  }
  const mayFault = (flags & constants.MAP_ANONYMOUS) === 0;
  return new Memory(new Region(address, length, prot, mayFault), 0, length);
}

/** Takes memory out of the address space; every later use of it is an error. EINVAL. `mmap(2)` */
export function munmap(memory: Memory | bigint, length: Int = lengthOf(memory)): void {
  const at = addressOf(memory);
  checkSize("length", length);
  checkRange("memory", at, length);
  if (hooked) beforeCall("munmap");
  const result = c_munmap(at, length, 0);
  if (hooked) afterCall();
  if (result < 0) raise(errno(), "munmap", memory, length);
  tellRegions(at, BigInt(length), GONE);
}

/** Writes what was changed to the file, now (MS_SYNC) or soon (MS_ASYNC). EINVAL, EBUSY. `msync(2)` */
export function msync(
  memory: Memory | bigint,
  length: Int = lengthOf(memory),
  flags: Int = constants.MS_SYNC,
): void {
  const at = addressOf(memory);
  checkSize("length", length);
  checkInt("flags", flags);
  if (hooked) beforeCall("msync");
  const { MS_ASYNC, MS_SYNC, MS_INVALIDATE } = constants;
  const result = c_msync(at, length, flags);
  if (hooked) afterCall();
  if (result < 0) {
    raise(errno(), "msync", memory, length, showFlags(flags, { MS_ASYNC, MS_SYNC, MS_INVALIDATE }));
  }
}

/** Sets what may be done with whole pages of memory: PROT_READ, PROT_WRITE, PROT_NONE. EACCES. `mprotect(2)` */
export function mprotect(memory: Memory | bigint, length: Int, prot: Int): void {
  const at = addressOf(memory);
  checkSize("length", length);
  checkInt("prot", prot);
  // It changes what it finds before a hole, so only what it refuses at once is left to the kernel.
  if (endOf(at, length) > at) checkRange("memory", at, length, FAILED);
  if (hooked) beforeCall("mprotect");
  const result = c_mprotect(at, length, prot);
  if (hooked) afterCall();
  if (result < 0) raise(errno(), "mprotect", memory, length, showProt(prot));
  tellRegions(at, BigInt(length), prot & (constants.PROT_READ | constants.PROT_WRITE));
}

/** Keeps memory from being swapped out. ENOMEM past RLIMIT_MEMLOCK. `mlock(2)` */
export function mlock(memory: Memory | bigint, length: Int = lengthOf(memory)): void {
  const at = addressOf(memory);
  checkSize("length", length);
  if (hooked) beforeCall("mlock");
  if (c_mlock(at, length, 0) < 0) raise(errno(), "mlock", memory, length);
}

/** Keeps all memory of this process, MCL_CURRENT and MCL_FUTURE, from being swapped out. `mlock(2)` */
export function mlockall(flags: Int): void {
  checkInt("flags", flags);
  if (hooked) beforeCall("mlockall");
  if (c_mlockall(flags) < 0) raise(errno(), "mlockall", flags);
}

/** Undoes `mlock` and `mlockall`. `mlock(2)` */
export function munlockall(): void {
  if (hooked) beforeCall("munlockall");
  if (c_munlockall() < 0) raise(errno(), "munlockall");
}

const maps = Object.fromEntries(Object.entries(constants).filter(([n]) => n.startsWith("MAP_")));

function showProt(prot: number): ReturnType<typeof showFlags> {
  const { PROT_READ, PROT_WRITE, PROT_EXEC } = constants;
  return showFlags(prot, { PROT_READ, PROT_WRITE, PROT_EXEC }, "PROT_NONE");
}

/** The address of a place. */
export function addressOf(place: Place): bigint {
  if (place === null) return 0n;
  if (place instanceof Memory) return place.address;
  if (typeof place !== "bigint") throw typeError("place", place, wanted.place);
  if (place < -(1n << 63n) || place > FAILED) throw rangeError("place", place, wanted.address);
  return BigInt.asUintN(64, place);
}

function lengthOf(memory: Memory | bigint): number {
  return memory instanceof Memory ? memory.length : 0;
}

/** Where whole pages end that begin here, as the kernel adds it up: in 64 bits. */
function endOf(at: bigint, length: number): bigint {
  return BigInt.asUintN(64, at + ((BigInt(length) + page - 1n) & -page));
}

/**
 * Only what was mapped here may be changed: the rest belongs to the JavaScript engine. What the kernel refuses
 * anyway (no whole page, no user address, no length) is left to it.
 */
export function checkRange(name: string, at: bigint, length: number, top: bigint = TOP): void {
  const size = BigInt.asUintN(64, BigInt(length));
  const refused = length === 0 || at % page !== 0n || at + size > top;
  if (refused || isOurs(at, size)) return;
  const range = `0x${at.toString(16)} and ${length} bytes on`;
  throw rangeError(name, range, wanted.ourMemory);
}
