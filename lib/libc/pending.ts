import koffi from "koffi";
import { errnoNumber } from "../linux/errno.ts";
import { beforeCall, hooked } from "./call.ts";
import { callError, raise } from "./errors.ts";
import { bindNative, errno, lazily } from "./native.ts";

/** The calls of native/calls/table.c, in its order. */
export const table = [
  "open",
  "read",
  "write",
  "fcntl",
  "flock",
  "poll",
  "waitpid",
  "nanosleep",
  "accept4",
  "connect",
  "sendto",
  "recvfrom",
  "sendmsg",
  "recvmsg",
  "msgsnd",
  "msgrcv",
  "semtimedop",
  "futex",
  "sem_timedwait",
  "mq_timedsend",
  "mq_timedreceive",
] as const;

/** A call that may wait, checked and ready to be made by a thread of its own. */
export interface Request<R> {
  /** As the learner knows it, and its arguments for a message. */
  name: string;
  args: unknown[];
  call: (typeof table)[number];
  /** What the call gets: numbers, and addresses of what is in `keep`. */
  registers: (number | bigint)[];
  /** What must stay alive until the call has returned. */
  keep: unknown;
  finish(result: number): R;
}

type Start = (
  number: number,
  plain: 0 | 1,
  call: number,
  ...registers: (number | bigint)[]
) => number;
const c_start = lazily(() =>
  bindNative<Start>(
    "int pending_start(long number, int plain, int call, long a, long b, long c, long d, long e, long f)",
  ),
);
const c_cancel = lazily(() =>
  bindNative<(number: number) => number>("int pending_cancel(long number)"),
);
const c_drop = lazily(() => bindNative<(number: number) => void>("void pending_drop(long number)"));
const c_next = lazily(() =>
  bindNative<(out: BigInt64Array) => number>("int pending_next(void *out)"),
);
const c_event = lazily(() => bindNative<() => number>("int pending_event()"));

type Now = (call: number, ...registers: (number | bigint)[]) => number;
const c_now = lazily(() =>
  bindNative<Now>("long call_now(int number, long a, long b, long c, long d, long e, long f)"),
);

interface Entry {
  request: Request<unknown>;
  resolve(value: never): void;
  reject(error: unknown): void;
  /** Why it is to be given up; null while it is not. */
  reason: unknown;
}

/** By the call's number. An entry is there before its call begins, and so are the bytes that the call uses. */
const waiting = new Map<number, Entry>();
let lastNumber = 0;
const out = new BigInt64Array(3);
const EINTR = errnoNumber("EINTR");
let resultEvent: ReturnType<typeof koffi.node.poll> | null = null;
let cancelTimer: NodeJS.Timeout | null = null;

/** A number for a call that is to start. */
export function nextNumber(): number {
  lastNumber += 1;
  return lastNumber;
}

/** Hands the call to a thread. What the call uses must be kept from now on. */
export function startThread(number: number, plain: 0 | 1, request: Request<unknown>): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = request.registers;
  if (c_start(number, plain, table.indexOf(request.call), a, b, c, d, e, f) < 0) {
    raise(errno(), request.name, ...request.args);
  }
}

/** Makes the call here and now, as in C. */
export function callNow<R>(request: Request<R>): R {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = request.registers;
  const result = c_now(table.indexOf(request.call), a, b, c, d, e, f);
  if (result === -1) raise(errno(), request.name, ...request.args);
  return request.finish(result);
}

/** Signals the thread, so that its call returns; to be repeated until it has. */
export function cancelThread(number: number): void {
  c_cancel(number);
}

/** Forgets a call that has returned. */
export function dropCall(number: number): void {
  c_drop(number);
}

/** Makes the call without stopping this thread. An abort of `signal` ends it. */
export function startAwaited<R>(request: Request<R>, signal?: AbortSignal): Promise<R> {
  signal?.throwIfAborted();
  if (hooked) beforeCall(request.name);
  return new Promise<R>((resolve, reject) => {
    const number = nextNumber();
    const abort = (): void => cancel(number, signal?.reason);
    const end =
      <V>(settle: (value: V) => void) =>
      (value: V): void => {
        signal?.removeEventListener("abort", abort);
        settle(value);
      };
    watch();
    waiting.set(number, {
      request,
      resolve: end<never>(resolve),
      reject: end(reject),
      reason: null,
    });
    try {
      startThread(number, 0, request);
    } catch (error) {
      waiting.delete(number);
      throw error;
    }
    signal?.addEventListener("abort", abort);
  });
}

/** How many awaited calls are under way. */
export function pendingCalls(): number {
  return waiting.size;
}

/** Ends all awaited calls; each rejects with EINTR. */
export function interruptAwaited(): void {
  for (const [number, { request }] of waiting) {
    cancel(number, callError(EINTR, request.name, request.args, "interrupted"));
  }
}

function cancel(number: number, reason: unknown): void {
  const entry = waiting.get(number);
  if (entry === undefined || entry.reason !== null) return;
  entry.reason = reason;
  cancelAgain();
  cancelTimer ??= setInterval(cancelAgain, 5);
}

/** Signals what is to be given up, until it is: a signal just before the call's begin is lost. */
function cancelAgain(): void {
  let left = 0;
  for (const [number, { reason, reject }] of waiting) {
    if (reason === null) continue;
    left++;
    if (c_cancel(number) === 1) continue;
    // It never began: an interrupt came just before.
    waiting.delete(number);
    reject(reason);
  }
  if (left > 0 || cancelTimer === null) return;
  clearInterval(cancelTimer);
  cancelTimer = null;
}

/** The event loop looks at the eventfd; it does not keep the process alive while no call is under way. */
function watch(): void {
  resultEvent ??= koffi.node.poll(c_event(), { readable: true }, collect);
  resultEvent.ref();
}

function collect(): void {
  while (c_next(out) === 1) {
    const [number, result, error] = Array.from(out, Number) as [number, number, number];
    const entry = waiting.get(number);
    waiting.delete(number);
    c_drop(number);
    if (entry !== undefined) settle(entry, result, error);
  }
  if (waiting.size === 0) resultEvent?.unref();
}

function settle({ request, resolve, reject, reason }: Entry, result: number, error: number): void {
  if (result === -1) {
    const given = reason !== null && error === EINTR;
    reject(given ? reason : callError(error, request.name, request.args));
    return;
  }
  try {
    resolve(request.finish(result) as never);
  } catch (failure) {
    reject(failure);
  }
}
