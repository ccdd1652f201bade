import { inspect } from "node:util";

/** Refuses what is not an integer that fits a C int. */
export function checkInt(name: string, value: number): void {
  if (typeof value !== "number" || (value | 0) !== value) refuseInteger(name, value, "int");
}

/** Refuses what is not an integer of 0 … 2³²-1: flags, modes. */
export function checkUint(name: string, value: number): void {
  if (typeof value !== "number" || value >>> 0 !== value)
    refuseInteger(name, value, "unsigned int");
}

/** Refuses what is no count of bytes: negative, with a fraction, past 2⁵³. */
export function checkSize(name: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 0) {
    refuseInteger(name, value, "size (0 or more bytes)");
  }
}

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
  const article = /^[aeiou]/.test(wanted) && !wanted.startsWith("u") ? "an" : "a";
  if (typeof value !== "number") throw typeError(name, value, `${article} ${wanted}`);
  throw rangeError(name, value, `${article} ${wanted}`);
}

function show(value: unknown): string {
  return inspect(value, { depth: 0, breakLength: Number.POSITIVE_INFINITY }).slice(0, 80);
}
