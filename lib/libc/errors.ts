import { errnoName, errnoNumber } from "../linux/errno.ts";
import { hints, failure as said } from "../words/libc/failures.ts";
import { bind } from "./native.ts";

/** A call that failed, in the shape of Node's own system errors. */
export interface CallError extends Error {
  /** "ENOENT", …; `errno(3)`. */
  code: string;
  /** The negative error number, as Node has it: -2 for ENOENT. */
  errno: number;
  /** The call: "open". */
  syscall: string;
  /** The path that it was given, if one. */
  path?: string;
}

/** How a call came out, as a value: see `attempt`. Every field is there either way. */
export type Outcome<T> =
  | { ok: true; value: T; code: null; errno: 0; syscall: null; message: ""; error: null }
  | {
      ok: false;
      value: undefined;
      code: string;
      errno: number;
      syscall: string;
      message: string;
      error: CallError;
    };

/**
 * Gives a call's failure as a value: `attempt(() => open("nofile", O_RDWR)).code` is "ENOENT".
 * Anything but a failed call (a wrong argument, a mistake in the function) is thrown as usual.
 */
export function attempt<T>(call: () => Promise<T>): Promise<Outcome<T>>;
export function attempt<T>(call: () => T): Outcome<T>;
export function attempt<T>(call: () => T | Promise<T>): Outcome<T> | Promise<Outcome<T>> {
  try {
    const value = call();
    return value instanceof Promise ? value.then(success, failure) : success(value);
  } catch (error) {
    return failure(error);
  }
}

function success<T>(value: T): Outcome<T> {
  return { ok: true, value, code: null, errno: 0, syscall: null, message: "", error: null };
}

function failure(error: unknown): Outcome<never> {
  if (!isCallError(error)) throw error;
  const { code, errno, syscall, message } = error;
  return { ok: false, value: undefined, code, errno, syscall, message, error };
}

/** A failed call, and not another kind of error. */
export function isCallError(error: unknown): error is CallError {
  return error instanceof Error && typeof (error as CallError).syscall === "string";
}

/** Throws the error of a failed call: `raise(errno(), "open", path, flags)`. */
export function raise(errno: number, syscall: string, ...args: unknown[]): never {
  throw callError(errno, syscall, args);
}

/** The error of a failed call. `detail` says more than strerror does. */
export function callError(
  errno: number,
  syscall: string,
  args: unknown[],
  detail?: string,
): CallError {
  const code = errnoName(errno);
  const reason = detail ?? hints[`${syscall} ${code}`] ?? strerror(errno);
  const error = new Error(said.call(showCall(syscall, args), code, reason)) as CallError;
  Object.assign(error, { errno: -errno, code, syscall });
  if (typeof args[0] === "string") error.path = args[0];
  Error.captureStackTrace(error, raise);
  return error;
}

/** A call as it would be written in a program: `open("nofile", O_RDWR)`. */
export function showCall(syscall: string, args: unknown[]): string {
  return `${syscall}(${args.map(show).join(", ")})`;
}

/** Text of a call's argument that is to be shown as it stands: flags by name, an octal mode. */
export class Shown {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function show(value: unknown): string {
  if (value instanceof Shown) return value.text;
  if (typeof value === "string") {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  }
  if (value instanceof Uint8Array) return `${value.length} bytes`;
  if (value === null || value === undefined) return "NULL";
  return String(value);
}

const c_strerror = bind<(errno: number) => string>("const char *strerror(int errnum)");

/** What an error number or name means, in the C library's words: `strerror(3)`. */
export function strerror(error: number | string): string {
  return c_strerror(typeof error === "string" ? errnoNumber(error) : Math.abs(error));
}
