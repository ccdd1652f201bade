// A cell may put something of its own in place of what the language comes with: JSON.stringify, Promise, an array's
// map. The engine and the compiler use them too, in the same process. So while they work everything is as it was when
// the engine began, and then the cell's own is back. Nothing here calls what a cell could have replaced.
import fs from "node:fs";
import path from "node:path";

const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
const { deleteProperty, ownKeys } = Reflect;

/** A property that was there at the beginning. */
interface Original {
  holder: Record<PropertyKey, unknown>;
  key: PropertyKey;
  value: unknown;
}

/** A cell's own, to be put back. */
interface Exchanged {
  original: Original;
  descriptor: PropertyDescriptor | undefined;
}

const GLOBAL_NAMES =
  "Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean Buffer DataView Date Error Function " +
  "Int32Array Intl JSON Map Math Number Object Promise Proxy RangeError Reflect RegExp Set SharedArrayBuffer String " +
  "Symbol SyntaxError TextDecoder TypeError URL Uint16Array Uint32Array Uint8Array WeakMap WeakRef WeakSet " +
  "clearTimeout isFinite isNaN parseFloat parseInt process queueMicrotask setImmediate setTimeout";

const originals = findOriginals();

/** Does work of the engine's with everything as it was before any cell ran. */
export function withOriginals<T>(work: () => T): T {
  const exchanged = restore();
  if (exchanged === null) return work();
  try {
    return work();
  } finally {
    for (let i = 0; i < exchanged.length; i++) putBack(exchanged[i] as Exchanged);
  }
}

function restore(): Exchanged[] | null {
  let exchanged: Exchanged[] | null = null;
  for (let i = 0; i < originals.length; i++) {
    const original = originals[i] as Original;
    if (isAsItWas(original)) continue;
    const { holder, key, value } = original;
    const descriptor = getOwnPropertyDescriptor(holder, key);
    if (!define(holder, key, asBefore(value))) continue;
    exchanged ??= [];
    exchanged[exchanged.length] = { original, descriptor };
  }
  return exchanged;
}

function isAsItWas({ holder, key, value }: Original): boolean {
  try {
    return holder[key] === value;
  } catch {
    return false; // a getter of the cell's
  }
}

function asBefore(value: unknown): PropertyDescriptor {
  return { __proto__: null, value, writable: true, configurable: true } as PropertyDescriptor;
}

function putBack({ original: { holder, key }, descriptor }: Exchanged): void {
  if (descriptor === undefined) deleteProperty(holder, key);
  else define(holder, key, descriptor);
}

function define(holder: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
  try {
    defineProperty(holder, key, descriptor);
    return true;
  } catch {
    return false; // the cell has made it unchangeable
  }
}

function findOriginals(): Original[] {
  const globals = globalThis as unknown as Record<string, unknown>;
  const found: Original[] = GLOBAL_NAMES.split(" ").map((key) => {
    return { holder: globals, key, value: globals[key] };
  });
  const iterators = [[], new Map(), new Set(), ""].map((list) =>
    getPrototypeOf(list[Symbol.iterator]()),
  );
  const holders = new Set<unknown>([fs, path, getPrototypeOf(Uint8Array), ...iterators]);
  for (const { key, value } of [...found]) if (/^[A-Z]/.test(String(key))) holders.add(value);
  for (const holder of [...holders]) holders.add((holder as { prototype?: unknown }).prototype);
  for (const holder of holders) {
    if (holder === undefined) continue;
    for (const key of ownKeys(holder as object)) {
      const descriptor = getOwnPropertyDescriptor(holder, key);
      if (typeof descriptor?.value !== "function" || !descriptor.configurable) continue;
      found.push({ holder: holder as Original["holder"], key, value: descriptor.value });
    }
  }
  return found;
}
