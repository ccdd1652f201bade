import { wanted } from "../words/libc/arguments.ts";
import { memory as access } from "../words/libc/failures.ts";
import { notebook as say } from "../words/libc/notebook.ts";
import { needsProgram, notebook, yielding } from "./call.ts";
import { checkCount, checkData, checkInt, rangeError, typeError } from "./check.ts";
import { faultyRead, faultyWord, faultyWrite, type WordOperation } from "./fault.ts";
import { memoryError } from "./memory-error.ts";
import { bind } from "./native.ts";
import { GONE, READ, type Region, WRITE } from "./region.ts";
import { PAGE } from "./sysconf.ts";
import type { Data, Int } from "./types.ts";

const c_sched_yield = bind<() => number>("int sched_yield()");

/**
 * Memory that is attached or mapped: `shmat`, `mmap`. It knows its length, what may be done with it and whether it
 * is still there; each access is checked and throws instead of killing the process. `shmop(2)`, `mmap(2)`
 */
export class Memory {
  /** Bytes that may be used. */
  readonly length: number;
  /** Where it is in this process's address space. */
  readonly address: bigint;
  readonly #region: Region;
  readonly #start: number;

  constructor(region: Region, start: number, length: number) {
    this.#region = region;
    this.#start = start;
    this.length = length;
    this.address = region.address + BigInt(start);
  }

  /** It was detached or unmapped, at least its first byte. */
  get gone(): boolean {
    return this.#region.protectionAt(this.#start) === GONE;
  }

  /** "rw", "r", "w", "none" or "gone": what its first byte allows. */
  get protection(): string {
    const bits = this.#region.protectionAt(this.#start);
    if (bits === GONE) return "gone";
    return `${bits & READ ? "r" : ""}${bits & WRITE ? "w" : ""}` || "none";
  }

  /** A copy of `count` bytes from `offset` on; without a count up to the end. */
  read(offset: Int = 0, count: Int = this.length - offset): Buffer {
    const at = this.#check("memory.read", offset, count, READ);
    const { live } = this.#region;
    if (live !== null) return Buffer.from(live.subarray(at, at + count));
    return faultyRead(this.#region.address + BigInt(at), count, offset);
  }

  /** Writes text (UTF-8, no NUL added) or bytes at `offset`; returns how many bytes. */
  write(offset: Int, data: Data): number {
    checkData("data", data);
    const bytes = typeof data === "string" ? Buffer.from(data) : data;
    const at = this.#check("memory.write", offset, bytes.length, WRITE);
    const { live } = this.#region;
    if (live !== null) live.set(bytes, at);
    else faultyWrite(this.#region.address + BigInt(at), bytes, offset);
    return bytes.length;
  }

  /** The text from `offset` up to the first NUL, or to the end if there is none. */
  readCString(offset: Int = 0): string {
    checkCount("offset", offset, this.length);
    const parts: Buffer[] = [];
    // Page by page: what comes after the NUL need not be accessible.
    for (let at = offset; at < this.length; ) {
      const count = Math.min(PAGE - ((this.#start + at) % PAGE), this.length - at);
      const part = this.read(at, count);
      const end = part.indexOf(0);
      parts.push(end < 0 ? part : part.subarray(0, end));
      if (end >= 0) break;
      at += count;
    }
    return Buffer.concat(parts).toString();
  }

  /** Sets `count` bytes from `offset` on to one value. */
  fill(value: Int, offset: Int = 0, count: Int = this.length - offset): void {
    checkInt("value", value);
    checkCount("count", count, this.length);
    this.write(offset, Buffer.alloc(count, value));
  }

  /** The 32-bit integer at `offset`, a multiple of 4, read in one piece. */
  load(offset: Int): number {
    return this.#word32("load", offset, 0, 0);
  }

  /** Stores a 32-bit integer in one piece. */
  store(offset: Int, value: Int): void {
    this.#word32("store", offset, value, 0);
  }

  /** Adds to a 32-bit integer so that no other addition is lost; returns what it was before. */
  add(offset: Int, value: Int): number {
    return this.#word32("add", offset, value, 0);
  }

  /** Stores a 32-bit integer and returns what it was before, in one step. */
  exchange(offset: Int, value: Int): number {
    return this.#word32("exchange", offset, value, 0);
  }

  /** Stores `value` if the 32-bit integer is `expected`; returns what it was. */
  compareExchange(offset: Int, expected: Int, value: Int): number {
    return this.#word32("compareExchange", offset, expected, value);
  }

  /** As `load`, 64 bits: a bigint at a multiple of 8. */
  load64(offset: Int): bigint {
    return this.#word64("load", offset, 0n, 0n);
  }

  /** As `store`, 64 bits. */
  store64(offset: Int, value: bigint): void {
    this.#word64("store", offset, value, 0n);
  }

  /** As `add`, 64 bits. */
  add64(offset: Int, value: bigint): bigint {
    return this.#word64("add", offset, value, 0n);
  }

  /** As `exchange`, 64 bits. */
  exchange64(offset: Int, value: bigint): bigint {
    return this.#word64("exchange", offset, value, 0n);
  }

  /** As `compareExchange`, 64 bits. */
  compareExchange64(offset: Int, expected: bigint, value: bigint): bigint {
    return this.#word64("compareExchange", offset, expected, value);
  }

  /** A part of this memory: `mprotect(memory.slice(page), page, PROT_NONE)`. */
  slice(offset: Int, length: Int = this.length - offset): Memory {
    checkCount("offset", offset, this.length);
    checkCount("length", length, this.length - offset);
    return new Memory(this.#region, this.#start + offset, length);
  }

  /** The bytes one by one, each access checked: `memory.bytes[3] = 65`. */
  get bytes(): { [index: number]: number; readonly length: number } & Iterable<number> {
    return byteByByte(this);
  }

  /**
   * The memory itself, without any check: a wrong access ends the process with SIGSEGV or SIGBUS as in C, and so does
   * any access after `munmap` or `shmdt`. In programs only.
   */
  get unsafe(): Buffer {
    if (notebook) throw needsProgram("memory.unsafe", say.fault());
    const { buffer, byteOffset } = this.#region.view();
    return Buffer.from(buffer as ArrayBuffer, byteOffset + this.#start, this.length);
  }

  /** The address, to be given to the kernel: an error if one of the pages is gone, so that C is never given it. */
  addressFor(name: string, count: number): bigint {
    this.#check(name, 0, count, 0);
    return this.address;
  }

  /** The address of bytes that C itself will touch: an error if it may not, or if the file ends before them. */
  addressToTouch(name: string, offset: number, count: number): bigint {
    this.#check(name, offset, count, READ | WRITE);
    this.read(offset, count);
    return this.address + BigInt(offset);
  }

  toString(): string {
    return `memory of ${this.length} bytes`;
  }

  #word32(what: WordOperation, offset: number, a: number, b: number): number {
    const at = this.#checkWord(what, offset, 4);
    checkInt("value", a);
    checkInt("value", b);
    const { words } = this.#region;
    const operate = Atomics[what] as (...operands: unknown[]) => number;
    if (words !== null) return operate(words, at >> 2, a, b);
    const address = this.#region.address + BigInt(at);
    return Number(faultyWord(what, 4, address, BigInt(a), BigInt(b), offset));
  }

  #word64(what: WordOperation, offset: number, a: bigint, b: bigint): bigint {
    const at = this.#checkWord(what, offset, 8);
    for (const value of [a, b]) {
      if (typeof value !== "bigint") throw typeError("value", value, wanted.bigint);
    }
    const { longs } = this.#region;
    // The types of Atomics do not know that what goes for one width goes for the other.
    const operate = Atomics[what] as unknown as (...operands: unknown[]) => bigint;
    if (longs !== null) return operate(longs, at / 8, a, b);
    return faultyWord(what, 8, this.#region.address + BigInt(at), a, b, offset);
  }

  #checkWord(what: WordOperation, offset: number, size: number): number {
    const name = size === 8 ? `memory.${what}64` : `memory.${what}`;
    const at = this.#check(name, offset, size, what === "load" ? READ : READ | WRITE);
    if (at % size !== 0) throw rangeError("offset", offset, wanted.multipleOf(size));
    return at;
  }

  /** The place in the region, or an error: no such bytes, gone, or not allowed. */
  #check(name: string, offset: number, count: number, need: number): number {
    if (yielding) c_sched_yield();
    checkCount("offset", offset, Number.MAX_SAFE_INTEGER);
    checkCount("count", count, Number.MAX_SAFE_INTEGER);
    if (offset + count > this.length) {
      throw memoryError("ERR_OUT_OF_RANGE", name, offset, count, access.beyond(this.length));
    }
    const at = this.#start + offset;
    if (!this.#region.allows(at, count, need)) this.#region.refuse(name, at, offset, count, need);
    return at;
  }
}

function byteByByte(memory: Memory): ReturnType<() => Memory["bytes"]> {
  const index = (key: string | symbol): number | null =>
    typeof key === "string" && /^\d+$/.test(key) ? Number(key) : null;
  return new Proxy([] as unknown as Memory["bytes"], {
    get(_, key) {
      const i = index(key);
      if (i !== null) return memory.read(i, 1)[0];
      if (key === "length") return memory.length;
      if (key === Symbol.iterator) return () => memory.read().values();
      return undefined;
    },
    set(_, key, value) {
      const i = index(key);
      if (i === null) return false;
      memory.write(i, Uint8Array.of(value as number));
      return true;
    },
  });
}
