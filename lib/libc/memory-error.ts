import { memory } from "../words/libc/failures.ts";

/** An access to memory that a C program would have paid for with a signal, or with another's bytes. */
export interface MemoryError extends Error {
  code: "ERR_OUT_OF_RANGE" | "ERR_MEMORY_GONE" | "ERR_MEMORY_PROTECTION" | "ERR_MEMORY_FAULT";
  /** What ends a C program here; null where C would just go on with the wrong bytes. */
  signal: "SIGSEGV" | "SIGBUS" | null;
  /** "memory.read", …, so that `attempt` has it as a value. */
  syscall: string;
  errno: number;
}

const signals = {
  ERR_OUT_OF_RANGE: null,
  ERR_MEMORY_GONE: "SIGSEGV",
  ERR_MEMORY_PROTECTION: "SIGSEGV",
  ERR_MEMORY_FAULT: "SIGBUS",
} as const;

export function memoryError(
  code: MemoryError["code"],
  name: string,
  offset: number,
  count: number,
  reason: string,
): MemoryError {
  const signal = signals[code];
  const last = offset + count - 1;
  const error = new RangeError(
    signal === null
      ? memory.access(name, offset, last, reason)
      : memory.accessInC(name, offset, last, reason, signal),
  );
  return Object.assign(error, { code, signal, syscall: name, errno: -14 });
}
