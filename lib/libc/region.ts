import koffi from "koffi";
import { PROT_READ, PROT_WRITE } from "../linux/constants/memory.ts";
import { memory as access } from "../words/libc/failures.ts";
import { memoryError } from "./memory-error.ts";
import { PAGE } from "./sysconf.ts";

/** Bits of a page's protection as PROT_READ and PROT_WRITE, and what is not a protection: not there. */
export const READ: number = PROT_READ;
export const WRITE: number = PROT_WRITE;
export const GONE = 0x80;

/** All that is mapped through this library and of which a page is still there. */
const regions = new Set<Region>();

/**
 * A mapping of this process, page by page. Parts of it may be unmapped, protected or mapped over: whoever does
 * that tells all regions, by address.
 */
export class Region {
  readonly address: bigint;
  readonly length: number;
  /** The bytes, and as words, where no access can fault; null where it may (the file can be cut). */
  readonly live: Uint8Array | null;
  readonly words: Int32Array | null;
  readonly longs: BigInt64Array | null;
  /** Of all pages, or null when they differ and `pages` has them. */
  #whole: number | null;
  #pages: Uint8Array | null = null;
  #view: Uint8Array | null = null;

  constructor(address: bigint, length: number, protection: number, mayFault: boolean) {
    this.address = address;
    this.length = length;
    this.#whole = protection & (READ | WRITE);
    this.live = mayFault ? null : this.view();
    const buffer = this.live?.buffer ?? null;
    this.words = buffer === null ? null : new Int32Array(buffer, 0, Math.floor(length / 4));
    this.longs = buffer === null ? null : new BigInt64Array(buffer, 0, Math.floor(length / 8));
    tellRegions(address, BigInt(length), GONE);
    regions.add(this);
  }

  /** The bytes themselves. */
  view(): Uint8Array {
    this.#view ??= new Uint8Array(koffi.view(this.address, this.length));
    return this.#view;
  }

  protectionAt(at: number): number {
    return this.#whole ?? (this.#pages?.[Math.floor(at / PAGE)] as number);
  }

  /** Do all pages from `at` on, for `count` bytes, allow what is needed? */
  allows(at: number, count: number, need: number): boolean {
    const fits = (protection: number): boolean =>
      protection !== GONE && (protection & need) === need;
    if (this.#whole !== null) return fits(this.#whole);
    for (let page = Math.floor(at / PAGE); page * PAGE < at + count; page++) {
      if (!fits(this.#pages?.[page] ?? GONE)) return false;
    }
    return true;
  }

  /** Throws the error of an access that is not allowed. */
  refuse(name: string, at: number, offset: number, count: number, need: number): never {
    let page = Math.floor(at / PAGE);
    while (this.allows(page * PAGE, 1, need)) page++;
    if (this.protectionAt(page * PAGE) === GONE) {
      throw memoryError("ERR_MEMORY_GONE", name, offset, count, access.gone());
    }
    const writes = (need & WRITE & ~this.protectionAt(page * PAGE)) !== 0;
    const reason = writes ? access.notWritable() : access.notReadable();
    throw memoryError("ERR_MEMORY_PROTECTION", name, offset, count, reason);
  }

  /** Pages from `first` up to `end` are now so. */
  set(first: number, end: number, protection: number): void {
    const count = Math.ceil(this.length / PAGE);
    this.#pages ??= new Uint8Array(count).fill(this.#whole ?? GONE);
    this.#pages.fill(protection, first, end);
    const one = this.#pages[0] as number;
    this.#whole = this.#pages.every((p) => p === one) ? one : null;
    if (this.#whole === GONE) regions.delete(this);
  }
}

/** Tells all regions that pages of this range have another protection now, or are gone. */
export function tellRegions(address: bigint, length: bigint, protection: number): void {
  const end = address + roundUp(length);
  for (const region of regions) {
    const from = max(address, region.address) - region.address;
    const to = min(end, region.address + roundUp(BigInt(region.length))) - region.address;
    if (from < to) region.set(Number(from) / PAGE, Number(to) / PAGE, protection);
  }
}

/** Is the whole range made of pages that were mapped through this library and are still there? */
export function isOurs(address: bigint, length: bigint): boolean {
  for (let at = address; at < address + length; at += BigInt(PAGE)) {
    let found = false;
    for (const region of regions) {
      const offset = at - region.address;
      if (offset < 0n || offset >= roundUp(BigInt(region.length))) continue;
      found ||= region.protectionAt(Number(offset)) !== GONE;
    }
    if (!found) return false;
  }
  return true;
}

/** The region that begins at this address. */
export function regionAt(address: bigint): Region | undefined {
  for (const region of regions) if (region.address === address) return region;
  return undefined;
}

function roundUp(length: bigint): bigint {
  const page = BigInt(PAGE);
  return ((length + page - 1n) / page) * page;
}

const max = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const min = (a: bigint, b: bigint): bigint => (a < b ? a : b);
