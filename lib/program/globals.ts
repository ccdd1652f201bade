/** Which names a program may use without being given them, and what to say about the others. */

import { instead, unknownName } from "../words/program/function.ts";
import { ProgramError } from "./errors.ts";

/**
 * What the language itself has, and Buffer; `console` writes to descriptors 1 and 2. The names are chosen, as no list of all
 * globals has them: a program does not go on after its function has returned, so that Promise and FinalizationRegistry
 * are refused with a sentence, and a new Node brings no new names.
 */
const KNOWN = new Set(
  (
    "undefined NaN Infinity globalThis Object Function Array String Number Boolean Symbol BigInt Math JSON Date RegExp " +
    "Error TypeError RangeError SyntaxError EvalError URIError ReferenceError AggregateError Map Set WeakMap WeakSet WeakRef " +
    "ArrayBuffer SharedArrayBuffer DataView Atomics Reflect Proxy Intl Int8Array Uint8Array Uint8ClampedArray Int16Array " +
    "Uint16Array Int32Array Uint32Array Float32Array Float64Array BigInt64Array BigUint64Array parseInt parseFloat isNaN " +
    "isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape Buffer TextEncoder TextDecoder " +
    "structuredClone URL URLSearchParams console eval"
  ).split(" "),
);

export function isKnownGlobal(name: string): boolean {
  return KNOWN.has(name);
}

/** The error for a name that is not there; `isCall`: the library has a call or constant of this name. */
export function refusal(name: string, line: number, isCall: boolean): ProgramError {
  if (isCall) return new ProgramError(unknownName.call(name, line));
  const cure = instead[name];
  return new ProgramError(
    cure ? unknownName.foreign(name, line, cure) : unknownName.outside(name, line),
  );
}
