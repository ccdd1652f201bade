import { errnoNumber } from "../linux/errno.ts";
import { memory as access } from "../words/libc/failures.ts";
import { inProgram } from "./fork.ts";
import { memoryError } from "./memory-error.ts";
import { bindNative, errno, lazily } from "./native.ts";

/** Operations on a word, in the order of native/calls/memory.c. */
export const operations = ["load", "store", "add", "exchange", "compareExchange"] as const;
export type WordOperation = (typeof operations)[number];

type Copy = (a: bigint | Uint8Array, b: bigint | Uint8Array, count: number) => number;
type Word = (
  op: number,
  size: number,
  at: bigint,
  operands: BigInt64Array,
  out: BigInt64Array,
) => number;
const c_read = lazily(() =>
  bindNative<Copy>("long memory_read(const void *from, void *to, ulong count)"),
);
const c_write = lazily(() =>
  bindNative<Copy>("long memory_write(void *to, const void *from, ulong count)"),
);
const c_atomic = lazily(() =>
  bindNative<Word>("int memory_atomic(int op, int size, void *at, const void *in, void *out)"),
);
const c_catch = lazily(() => bindNative<() => number>("int memory_catch()"));

const operands = new BigInt64Array(2);
const before = new BigInt64Array(1);
const EFAULT = errnoNumber("EFAULT");

/** Copies bytes out of memory that may fault. */
export function faultyRead(address: bigint, count: number, offset: number): Buffer {
  const bytes = Buffer.allocUnsafe(count);
  forbidCopyInProgram();
  if (count > 0) raiseIfFailed(c_read(address, bytes, count), "memory.read", offset, count);
  return bytes;
}

/** Copies bytes into memory that may fault. */
export function faultyWrite(address: bigint, bytes: Uint8Array, offset: number): void {
  const count = bytes.length;
  forbidCopyInProgram();
  if (count > 0) raiseIfFailed(c_write(address, bytes, count), "memory.write", offset, count);
}

/** An atomic operation on a word of 4 or 8 bytes; returns the previous value. */
export function faultyWord(
  what: WordOperation,
  size: 4 | 8,
  address: bigint,
  a: bigint,
  b: bigint,
  offset: number,
): bigint {
  forbidCopyInProgram();
  operands[0] = a;
  operands[1] = b;
  const done = c_atomic(operations.indexOf(what), size, address, operands, before);
  raiseIfFailed(done < 0 ? -1 : size, `memory.${what}`, offset, size);
  return before[0] as bigint;
}

/** From now on a fault of an atomic operation is caught whenever it comes. For the notebook's process. */
export function catchFaults(): void {
  c_catch();
}

const c_forbid = lazily(() => bindNative<() => void>("void memory_forbid_copy()"));
let copyDecided = false;

/** In a program's box the kernel's copying call is forbidden; it need not be tried, and seen in the record. */
function forbidCopyInProgram(): void {
  if (!copyDecided && inProgram()) c_forbid();
  copyDecided = true;
}

function raiseIfFailed(done: number, name: string, offset: number, count: number): void {
  if (done === count) return;
  const error = done < 0 ? errno() : EFAULT;
  const reason = error === EFAULT ? access.beyondFile() : access.notAccessible(error);
  throw memoryError("ERR_MEMORY_FAULT", name, offset, count, reason);
}
