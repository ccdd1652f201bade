import { inspect } from "node:util";
import { argument, wanted } from "../words/libc/arguments.ts";

/** Refuses what is not an integer that fits a C int. */
export function checkInt(name: string, value: number): void {
  if (typeof value !== "number" || (value | 0) !== value) refuseInteger(name, value, wanted.int);
}

/** Refuses what C cannot turn into an unsigned int: flags, modes. A negative number becomes a high one, as in C. */
export function checkUint(name: string, value: number): void {
  if (typeof value !== "number" || (value >>> 0 !== value && (value | 0) !== value))
    refuseInteger(name, value, wanted.unsignedInt);
}

/** Refuses what C cannot turn into a short, signed or not. */
export function checkShort(name: string, value: number): void {
  if (!Number.isInteger(value) || value < -0x8000 || value > 0xffff) {
    refuseInteger(name, value, wanted.short);
  }
}

/**
 * Refuses what C cannot turn into a size. A negative number becomes a huge one, as in C: the kernel is to refuse it.
 */
export function checkSize(name: string, value: number): void {
  if (!Number.isSafeInteger(value)) refuseInteger(name, value, wanted.size);
}

/**
 * How much room a call needs that is given this size: at most `most`, which the kernel never goes beyond, and none for
 * a size that it refuses.
 */
export function bytesFor(size: number, most: number): number {
  return size < 0 ? 0 : Math.min(size, most);
}

/** Linux reads no more bytes than this at once, whatever is asked for: MAX_RW_COUNT. */
export const READ_AT_MOST = 0x7ffff000;

/** Refuses what is not an integer of -2⁵³ … 2⁵³, where a number is exact. */
export function checkLong(name: string, value: number): void {
  if (!Number.isSafeInteger(value)) refuseInteger(name, value, wanted.long);
}

/** Refuses a count that is not an integer of 0 … max. */
export function checkCount(name: string, value: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < 0) refuseInteger(name, value, wanted.count);
  if (value > max) throw rangeError(name, value, wanted.atMost(max));
}

/** Refuses what is not text, or has a NUL in it: C would take it for the end. */
export function checkText(name: string, value: string): void {
  if (typeof value !== "string") throw typeError(name, value, wanted.text);
  if (value.includes("\0")) throw invalidValue(name, value, argument.hasNul);
}

/** Refuses what is neither text nor bytes. */
export function checkData(name: string, value: unknown): void {
  if (typeof value !== "string" && !(value instanceof Uint8Array)) {
    throw typeError(name, value, wanted.data);
  }
}

/** The error for an argument of the wrong type, in Node's shape. */
export function typeError(name: string, value: unknown, must: string): TypeError {
  const error = new TypeError(argument.must(name, must, show(value)));
  return Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
}

/** The error for an argument out of range, in Node's shape. */
export function rangeError(name: string, value: unknown, must: string): RangeError {
  const error = new RangeError(argument.must(name, must, show(value)));
  return Object.assign(error, { code: "ERR_OUT_OF_RANGE" });
}

/** The error for a value that cannot be meant, in Node's shape. */
export function invalidValue(
  name: string,
  value: unknown,
  sentence: (name: string, given: string) => string,
): TypeError {
  const error = new TypeError(sentence(name, show(value)));
  return Object.assign(error, { code: "ERR_INVALID_ARG_VALUE" });
}

function refuseInteger(name: string, value: unknown, must: string): never {
  if (typeof value !== "number") throw typeError(name, value, must);
  throw rangeError(name, value, must);
}

function show(value: unknown): string {
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY }).slice(0, 80);
}
