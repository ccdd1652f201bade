import koffi from "koffi";
import { before, special } from "./call.ts";
import { callError, raise } from "./errors.ts";
import { bindNative, errno, lazily } from "./native.ts";

/** The calls of native/calls/table.c, in its order. */
const table = [
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

type Start = (plain: 0 | 1, call: number, ...registers: (number | bigint)[]) => bigint | null;
const c_start = lazily(() =>
  bindNative<Start>(
    "void *pending_start(int plain, int number, long a, long b, long c, long d, long e, long f)",
  ),
);
const c_cancel = lazily(() =>
  bindNative<(handle: bigint) => void>("void pending_cancel(void *handle)"),
);
const c_next = lazily(() =>
  bindNative<(out: BigInt64Array) => number>("int pending_next(void *out)"),
);
const c_bell = lazily(() => bindNative<() => number>("int pending_bell()"));

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

const waiting = new Map<bigint, Entry>();
const out = new BigInt64Array(3);
const EINTR = 4;
let bell: ReturnType<typeof koffi.node.poll> | null = null;
let nagging: NodeJS.Timeout | null = null;

/** Hands the call to a thread; null, with errno set, is turned into the call's error. */
export function startThread(plain: 0 | 1, request: Request<unknown>): bigint {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = request.registers;
  const handle = c_start(plain, table.indexOf(request.call), a, b, c, d, e, f);
  if (handle === null || handle === 0n) raise(errno(), request.name, ...request.args);
  return handle;
}

/** Makes the call here and now, as in C. */
export function callNow<R>(request: Request<R>): R {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = request.registers;
  const result = c_now(table.indexOf(request.call), a, b, c, d, e, f);
  if (result === -1) raise(errno(), request.name, ...request.args);
  return request.finish(result);
}

/** Signals the thread, so that its call returns; to be repeated until it has. */
export function cancelThread(handle: bigint): void {
  c_cancel(handle);
}

/** Makes the call without stopping this thread. An abort of `signal` ends it. */
export function startAwaited<R>(request: Request<R>, signal?: AbortSignal): Promise<R> {
  signal?.throwIfAborted();
  if (special) before(request.name);
  const handle = startThread(0, request);
  return new Promise<R>((resolve, reject) => {
    const abort = (): void => cancel(handle, signal?.reason);
    const end =
      <V>(settle: (value: V) => void) =>
      (value: V): void => {
        signal?.removeEventListener("abort", abort);
        settle(value);
      };
    const entry: Entry = {
      request,
      resolve: end<never>(resolve),
      reject: end(reject),
      reason: null,
    };
    waiting.set(handle, entry);
    signal?.addEventListener("abort", abort);
    watch();
  });
}

/** How many awaited calls are under way. */
export function pendingCalls(): number {
  return waiting.size;
}

/** Ends all awaited calls; each rejects with EINTR. */
export function interruptAwaited(): void {
  for (const [handle, { request }] of waiting) {
    cancel(handle, callError(EINTR, request.name, request.args, "interrupted"));
  }
}

function cancel(handle: bigint, reason: unknown): void {
  const entry = waiting.get(handle);
  if (entry === undefined || entry.reason !== null) return;
  entry.reason = reason;
  nag();
  nagging ??= setInterval(nag, 5);
}

/** Signals what is to be given up, until it is: a signal just before the call's begin is lost. */
function nag(): void {
  let left = 0;
  for (const [handle, { reason }] of waiting) {
    if (reason === null) continue;
    c_cancel(handle);
    left++;
  }
  if (left > 0 || nagging === null) return;
  clearInterval(nagging);
  nagging = null;
}

/** The event loop looks at the eventfd; it does not keep the process alive while no call is under way. */
function watch(): void {
  bell ??= koffi.node.poll(c_bell(), { readable: true }, collect);
  bell.ref();
}

function collect(): void {
  while (c_next(out) === 1) {
    const [handle, result, error] = out as unknown as [bigint, bigint, bigint];
    const entry = waiting.get(handle);
    waiting.delete(handle);
    if (entry !== undefined) settle(entry, Number(result), Number(error));
  }
  if (waiting.size === 0) bell?.unref();
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
