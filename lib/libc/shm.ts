import * as sysv from "../linux/constants/sysv.ts";
import { errnoNumber } from "../linux/errno.ts";
import { wanted } from "../words/libc/arguments.ts";
import { failure } from "../words/libc/failures.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkSize, typeError } from "./check.ts";
import { callError, raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { Memory } from "./memory.ts";
import { addressOf, checkRange, type Place } from "./mmap.ts";
import { bind, bindNative, errno, lazily } from "./native.ts";
import { GONE, READ, Region, regionAt, tellRegions, WRITE } from "./region.ts";
import { PAGE } from "./sysconf.ts";
import { showGet } from "./sysv-flags.ts";
import type { AnyKey, Int, ShmId } from "./types.ts";

const c_shmget = bind<(key: number, size: number, flags: number) => number>(
  "int shmget(int key, size_t size, int flags)",
);
const c_shmat = bind<(id: number, at: bigint, flags: number) => bigint>(
  "uint64_t shmat(int id, uintptr_t at, int flags)",
);
const c_shmdt = bind<(at: bigint) => number>("int shmdt(uintptr_t at)");
const segmentSize = lazily(() => bindNative<(id: number) => number>("long segment_size(int id)"));
const sizeOfKey = lazily(() =>
  bindNative<(key: number) => number>("long segment_size_of_key(int k)"),
);
const EINVAL = errnoNumber("EINVAL");
const FAILED = 0xffff_ffff_ffff_ffffn;

/**
 * The id of the shared memory segment with this key; with IPC_CREAT it is made if there is none. Any size up to the
 * segment's will do, 0 too. The lowest nine flag bits are its mode. ENOENT, EEXIST, EINVAL, EACCES. `shmget(2)`
 */
export function shmget(key: AnyKey, size: Int, flags: Int): ShmId {
  checkInt("key", key);
  checkSize("size", size);
  checkInt("flags", flags);
  if (hooked) beforeCall("shmget");
  const id = c_shmget(key, size, flags);
  if (id < 0) fail(errno(), key, size, flags);
  return id as ShmId;
}

function fail(error: number, key: number, size: number, flags: number): never {
  const there = error === EINVAL && key !== sysv.IPC_PRIVATE ? sizeOfKey(key) : -1;
  const detail = size > there && there >= 0 ? failure.segmentHas(there) : undefined;
  throw callError(error, "shmget", [key, size, showGet(flags)], detail);
}

/**
 * Attaches a segment and returns its memory. `place` null: the kernel chooses where. Flags: SHM_RDONLY, SHM_RND,
 * SHM_REMAP, SHM_EXEC; all others are ignored. EINVAL, EACCES, EIDRM. `shmop(2)`
 */
export function shmat(id: ShmId | -1, place: Place = null, flags: Int = 0): Memory {
  checkInt("id", id);
  checkInt("flags", flags);
  const at = addressOf(place);
  if ((flags & sysv.SHM_REMAP) !== 0 && at > BigInt(PAGE)) {
    // With SHM_RND the kernel attaches it at the page in which the address is.
    const begin = (flags & sysv.SHM_RND) === 0 ? at : at - (at % BigInt(PAGE));
    checkRange("place", begin, Math.max(PAGE, segmentSize(id)));
  }
  if (hooked) beforeCall("shmat");
  const address = BigInt(c_shmat(id, at, flags));
  if (address === FAILED) raise(errno(), "shmat", id, at === 0n ? null : at, showAttach(flags));
  const size = segmentSize(id);
  const protection = (flags & sysv.SHM_RDONLY) !== 0 ? READ : READ | WRITE;
  return new Memory(new Region(address, size, protection, false), 0, size);
}

/** Detaches a segment; every later use of its memory is an error. EINVAL. `shmop(2)` */
export function shmdt(memory: Memory | bigint): void {
  if (!(memory instanceof Memory) && typeof memory !== "bigint") {
    throw typeError("memory", memory, wanted.segment);
  }
  const at = addressOf(memory);
  if (hooked) beforeCall("shmdt");
  if (c_shmdt(at) < 0) raise(errno(), "shmdt", memory);
  tellRegions(at, BigInt(regionAt(at)?.length ?? 0), GONE);
}

function showAttach(flags: number): ReturnType<typeof showFlags> {
  const { SHM_RDONLY, SHM_RND, SHM_REMAP, SHM_EXEC } = sysv;
  return showFlags(flags, { SHM_RDONLY, SHM_RND, SHM_REMAP, SHM_EXEC });
}
