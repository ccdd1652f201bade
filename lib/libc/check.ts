import { inspect } from "node:util";

/** Refuses what is not an integer that fits a C int. */
export function checkInt(name: string, value: number): void {
  if (typeof value !== "number" || (value | 0) !== value) refuseInteger(name, value, "int");
}

/** Refuses what C does not make an unsigned int of: flags, modes. A negative number becomes a high one, as in C. */
export function checkUint(name: string, value: number): void {
  if (typeof value !== "number" || (value >>> 0 !== value && (value | 0) !== value))
    refuseInteger(name, value, "unsigned int");
}

/** Refuses what C does not make a short of, signed or not. */
export function checkShort(name: string, value: number): void {
  if (!Number.isInteger(value) || value < -0x8000 || value > 0xffff) {
    refuseInteger(name, value, "short");
  }
}

/** Refuses what C does not make a size of. A negative number becomes a huge one, as in C: the kernel is to refuse it. */
export function checkSize(name: string, value: number): void {
  if (!Number.isSafeInteger(value)) refuseInteger(name, value, "size in bytes");
}

/**
 * How much room a call needs that is given this size: at most `most`, which the kernel never goes beyond, and none for
 * a size that it refuses.
 */
export function bytesFor(size: number, most: number): number {
  return size < 0 ? 0 : Math.min(size, most);
}

/** So many bytes does Linux read at once, whatever is asked for: MAX_RW_COUNT. */
export const READ_AT_MOST = 0x7ffff000;

/** Refuses what is not an integer of -2⁵³ … 2⁵³, where a number is exact. */
export function checkLong(name: string, value: number): void {
  if (!Number.isSafeInteger(value)) refuseInteger(name, value, "integer within ±2⁵³");
}

/** Refuses a count that is not an integer of 0 … max. */
export function checkCount(name: string, value: number, max: number): void {
  if (!Number.isSafeInteger(value) || value < 0) refuseInteger(name, value, "count of 0 or more");
  if (value > max) throw rangeError(name, value, `at most ${max}`);
}

/** Refuses what is no text, or has a NUL in it: C would take it for the end. */
export function checkText(name: string, value: string): void {
  if (typeof value !== "string") throw typeError(name, value, "text");
  if (value.includes("\0")) {
    throw invalidValue(name, value, "must not have a NUL in it: C takes that for its end");
  }
}

/** Refuses what is neither text nor bytes. */
export function checkData(name: string, value: unknown): void {
  if (typeof value !== "string" && !(value instanceof Uint8Array)) {
    throw typeError(name, value, "text or bytes (Buffer, Uint8Array)");
  }
}

/** The error for an argument of the wrong type, in Node's shape. */
export function typeError(name: string, value: unknown, wanted: string): TypeError {
  const error = new TypeError(`The argument "${name}" must be ${wanted}, not ${show(value)}`);
  return Object.assign(error, { code: "ERR_INVALID_ARG_TYPE" });
}

/** The error for an argument out of range, in Node's shape. */
export function rangeError(name: string, value: unknown, wanted: string): RangeError {
  const error = new RangeError(`The argument "${name}" must be ${wanted}, not ${show(value)}`);
  return Object.assign(error, { code: "ERR_OUT_OF_RANGE" });
}

/** The error for a value that cannot be meant, in Node's shape. */
export function invalidValue(name: string, value: unknown, why: string): TypeError {
  const error = new TypeError(`The argument "${name}" ${why} (it is ${show(value)})`);
  return Object.assign(error, { code: "ERR_INVALID_ARG_VALUE" });
}

function refuseInteger(name: string, value: unknown, wanted: string): never {
  const article = /^[aeiou]/.test(wanted) ? "an" : "a";
  if (typeof value !== "number") throw typeError(name, value, `${article} ${wanted}`);
  throw rangeError(name, value, `${article} ${wanted}`);
}

function show(value: unknown): string {
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY }).slice(0, 80);
}
