import koffi from "koffi";
import { nativeFile } from "../host/checkout.ts";

const libc = koffi.load("libc.so.6");

/**
 * Binds a function of the C library, once, where it is used: `bind("int dup(int fd)")`.
 * Prototypes name basic types only: a named type can be declared once per process, and throws the second time.
 */
export function bind<F>(prototype: string): F {
  return libc.func(prototype) as F;
}

let calls: ReturnType<typeof koffi.load> | null = null;

/** Binds a function of native/calls, the C that goes with this folder; it is loaded when first needed. */
export function bindNative<F>(prototype: string): F {
  calls ??= koffi.load(nativeFile("calls.so"));
  return calls.func(prototype) as F;
}

/** Binds at the first call, for what few programs use. */
export function lazily<F extends (...args: never[]) => unknown>(make: () => F): F {
  let made: F | null = null;
  return ((...args: Parameters<F>) => {
    made ??= make();
    return made(...args);
  }) as F;
}

/** Sets the C library's `errno` to 0, before a call that tells a failure by it alone. */
export const clearErrno = (): void => void koffi.errno(0);

/** The C library's `errno`, to be read right after the failed call. */
export const errno: () => number = koffi.errno;

/** The address of a Buffer's bytes. They must be kept alive while C uses them. */
export const address: (bytes: Uint8Array) => bigint = koffi.address;
