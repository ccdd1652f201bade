import { O_CREAT } from "../linux/constants/files.ts";
import { wanted } from "../words/libc/arguments.ts";
import { type Blocking, waits } from "./blocking.ts";
import { beforeCall, hooked } from "./call.ts";
import { checkInt, checkText, checkUint, rangeError, typeError } from "./check.ts";
import { raise } from "./errors.ts";
import { openFlags } from "./file.ts";
import { showMode } from "./flags.ts";
import { Memory } from "./memory.ts";
import { address, bind, errno } from "./native.ts";
import type { Request } from "./pending.ts";
import { timespec } from "./timespec.ts";
import type { Int } from "./types.ts";

type Open = (name: string, flags: number, mode: number, value: number) => bigint | null;
const c_open = bind<Open>("void *sem_open(const char *name, int flags, uint mode, uint value)");
const bindSem = (name: string): ((sem: bigint) => number) => bind(`int ${name}(void *sem)`);
const c_close = bindSem("sem_close");
const c_destroy = bindSem("sem_destroy");
const c_post = bindSem("sem_post");
const c_trywait = bindSem("sem_trywait");
const c_unlink = bind<(name: string) => number>("int sem_unlink(const char *name)");
const c_init = bind<(sem: bigint, shared: number, value: number) => number>(
  "int sem_init(void *sem, int shared, uint value)",
);
const c_getvalue = bind<(sem: bigint, out: Int32Array) => number>(
  "int sem_getvalue(void *sem, void *out)",
);

/** A POSIX semaphore, of `sem_open` or `sem_init`. */
export class Semaphore {
  readonly name: string;
  readonly #at: bigint;
  readonly #memory: Memory | null;
  #closed = false;

  constructor(name: string, at: bigint, memory: Memory | null) {
    this.name = name;
    this.#at = at;
    this.#memory = memory;
  }

  /** Where it is; an error once it is closed or its memory is gone. */
  addressFor(call: string): bigint {
    if (this.#closed) throw typeError("semaphore", this, wanted.openSemaphore(call));
    return this.#memory?.addressToTouch(call, 0, SIZE) ?? this.#at;
  }

  close(): void {
    this.#closed = true;
  }

  toString(): string {
    return this.name;
  }
}

/** Bytes of a sem_t. */
const SIZE = 32;
const SEM_VALUE_MAX = 0x7fff_ffff;

/** Opens or makes a named semaphore: `sem_open("/name", O_CREAT, 0o600, 1)`. ENOENT, EEXIST. `sem_open(3)` */
export function sem_open(name: string, flags: Int, mode: Int = 0, value: Int = 0): Semaphore {
  checkText("name", name);
  checkInt("flags", flags);
  checkUint("mode", mode);
  checkUint("value", value);
  if (hooked) beforeCall("sem_open");
  const at = c_open(name, flags, mode, value);
  if (at === null || at === 0n) {
    const made = (flags & O_CREAT) !== 0 ? [showMode(mode), value] : [];
    raise(errno(), "sem_open", name, openFlags(flags), ...made);
  }
  return new Semaphore(name, at, null);
}

/** Makes a semaphore in shared memory, 32 bytes at a multiple of 8, for all processes that map it. EINVAL. `sem_init(3)` */
export function sem_init(memory: Memory, shared: boolean | 0 | 1, value: Int): Semaphore {
  if (!(memory instanceof Memory)) throw typeError("memory", memory, wanted.memory);
  checkUint("value", value);
  const semaphore = sem_at(memory);
  // It must be there to be written to; but a value that is refused leaves everything as it was.
  if (value >>> 0 <= SEM_VALUE_MAX) memory.write(0, Buffer.alloc(SIZE));
  if (hooked) beforeCall("sem_init");
  const at = semaphore.addressFor("sem_init");
  if (c_init(at, Number(shared), value) < 0) raise(errno(), "sem_init", memory, shared, value);
  return semaphore;
}

/** The semaphore that another process has made in this memory with `sem_init`. */
export function sem_at(memory: Memory): Semaphore {
  if (memory.length < SIZE) throw rangeError("memory", memory.length, wanted.atLeastBytes(SIZE));
  if (memory.address % 8n !== 0n) throw rangeError("memory", memory.address, wanted.atMultipleOf8);
  return new Semaphore(String(memory), memory.address, memory);
}

/** Takes one; waits while the value is 0. EINTR. `sem_wait(3)` */
export const sem_wait: Blocking<[semaphore: Semaphore], void> = waits((semaphore) =>
  request("sem_wait", semaphore, null),
);

/** As `sem_wait`, but waits at most this many seconds from now: then ETIMEDOUT. `sem_wait(3)` */
export const sem_timedwait: Blocking<[semaphore: Semaphore, seconds: Int], void> = waits(
  (semaphore, seconds) => request("sem_timedwait", semaphore, seconds),
);

/** Takes one or fails at once with EAGAIN. `sem_wait(3)` */
export function sem_trywait(semaphore: Semaphore): void {
  const at = addressOf("sem_trywait", semaphore);
  if (c_trywait(at) < 0) raise(errno(), "sem_trywait", semaphore);
}

/** Gives one, and lets one that waits go on. EOVERFLOW. `sem_post(3)` */
export function sem_post(semaphore: Semaphore): void {
  const at = addressOf("sem_post", semaphore);
  if (c_post(at) < 0) raise(errno(), "sem_post", semaphore);
}

/** The value now; it may be another at once. `sem_getvalue(3)` */
export function sem_getvalue(semaphore: Semaphore): number {
  const at = addressOf("sem_getvalue", semaphore);
  const out = new Int32Array(1);
  if (c_getvalue(at, out) < 0) raise(errno(), "sem_getvalue", semaphore);
  return out[0] as number;
}

/** Ends this process's use of a named semaphore. `sem_close(3)` */
export function sem_close(semaphore: Semaphore): void {
  const at = addressOf("sem_close", semaphore);
  if (c_close(at) < 0) raise(errno(), "sem_close", semaphore);
  semaphore.close();
}

/** Ends a semaphore made with `sem_init`. `sem_destroy(3)` */
export function sem_destroy(semaphore: Semaphore): void {
  const at = addressOf("sem_destroy", semaphore);
  if (c_destroy(at) < 0) raise(errno(), "sem_destroy", semaphore);
  semaphore.close();
}

/** Removes the name; the semaphore goes when all have closed it. ENOENT. `sem_unlink(3)` */
export function sem_unlink(name: string): void {
  checkText("name", name);
  if (hooked) beforeCall("sem_unlink");
  if (c_unlink(name) < 0) raise(errno(), "sem_unlink", name);
}

function addressOf(call: string, semaphore: Semaphore): bigint {
  if (!(semaphore instanceof Semaphore)) {
    throw typeError("semaphore", semaphore, wanted.semaphore);
  }
  if (hooked) beforeCall(call);
  return semaphore.addressFor(call);
}

function request(name: string, semaphore: Semaphore, seconds: number | null): Request<undefined> {
  if (!(semaphore instanceof Semaphore)) {
    throw typeError("semaphore", semaphore, wanted.semaphore);
  }
  // The C library wants the time of day at which to give up.
  const time = seconds === null ? null : timespec(Date.now() / 1000 + seconds);
  const limit = time === null ? 0n : address(new Uint8Array(time.buffer));
  const registers = [semaphore.addressFor(name), limit];
  const args = seconds === null ? [semaphore] : [semaphore, seconds];
  const keep = [semaphore, time];
  return { name, args, call: "sem_timedwait", registers, keep, finish: () => undefined };
}
