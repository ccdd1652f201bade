/** Which names a program may use without being given them, and what to say about the others. */
import { ProgramError } from "./errors.ts";

/** What the language itself has, and Buffer; `console` writes to descriptors 1 and 2. */
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

const CURES: Record<string, string> = {
  process:
    "a program has argv, env, getpid and exit in its parameter: ({ argv, env, getpid, exit }) => { … }",
  require: "what a program uses comes from its parameter, or as a value",
  setTimeout: "a program runs from top to bottom as in C: use sleep(seconds) or alarm",
  setInterval: "a program runs from top to bottom as in C: use a loop with sleep(seconds)",
  setImmediate: "a program runs from top to bottom as in C",
  queueMicrotask: "a program runs from top to bottom as in C",
  Promise: "a program runs from top to bottom as in C: a call that waits, waits",
  fetch: "a program has socket, connect, write and read",
  arguments: "use argv from the parameter: ({ argv }) => { … }",
};

export function isKnownGlobal(name: string): boolean {
  return KNOWN.has(name);
}

/** The error for a name that is not there; `isCall`: the library has a call or constant of this name. */
export function refusal(name: string, line: number, isCall: boolean): ProgramError {
  const where = `the program uses ${name} (line ${line})`;
  if (isCall) {
    return new ProgramError(
      `${where}, which it was not given: name it in the parameter, program(({ ${name}, … }) => { … })`,
    );
  }
  const cure = CURES[name];
  if (cure) return new ProgramError(`${where}, which a program does not have: ${cure}`);
  return new ProgramError(
    `${where}, a variable from outside: it runs in a process of its own, which does not have it. ` +
      `Pass it: program(fn, { ${name} })`,
  );
}
