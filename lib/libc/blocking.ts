import { errnoNumber } from "../linux/errno.ts";
import { notebook as say } from "../words/libc/notebook.ts";
import { beforeCall, hooked, notebook } from "./call.ts";
import { callError, showCall } from "./errors.ts";
import { inProgram } from "./fork.ts";
import { bindNative, lazily } from "./native.ts";
import {
  callNow,
  cancelThread,
  dropCall,
  interruptAwaited,
  nextNumber,
  type Request,
  startAwaited,
  startThread,
} from "./pending.ts";
import { explainWait } from "./wait-reason.ts";

/** Options of the awaitable forms. */
export interface AsyncOptions {
  /** Its abort ends the wait; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * A call that may wait. In plain form it stops the process as in C; in the notebook it is given up after a deadline.
 * `.async` makes the same call without stopping anything: `await read.async(fd, 16)`.
 */
export interface Blocking<A extends unknown[], R> {
  (...args: A): R;
  /** The awaitable form: same arguments, then perhaps `{ signal }`. */
  async(...args: [...A, options?: AsyncOptions]): Promise<R>;
}

/** Joins the two forms of a call. The plain one asks `hooked` and then uses `waitPlain`. */
export function blocking<A extends unknown[], R>(
  plain: (...args: A) => R,
  request: (...args: A) => Request<R>,
): Blocking<A, R> {
  const begin = async (args: unknown[]): Promise<R> => {
    const last = args.at(-1);
    const options = isOptions(last) ? last : undefined;
    return startAwaited(request(...(args as A)), options?.signal);
  };
  return Object.assign(plain, {
    async(...args: [...A, options?: AsyncOptions]): Promise<R> {
      // Not a rejected promise: nobody there would ever look at it.
      if (inProgram()) {
        throw new Error(say.noAsync());
      }
      return begin(args);
    },
  });
}

/** Both forms of a call for which only the request has to be given. */
export function waits<A extends unknown[], R>(request: (...args: A) => Request<R>): Blocking<A, R> {
  return blocking((...args: A): R => {
    const made = request(...args);
    if (!hooked) return callNow(made);
    beforeCall(made.name);
    return notebook ? waitPlain(made) : callNow(made);
  }, request);
}

type Wait = (number: number, ms: number, out: BigInt64Array) => number;
const c_wait = lazily(() => bindNative<Wait>("int pending_wait(long number, int ms, void *out)"));

const SLICE = 50;
const EINTR = errnoNumber("EINTR");
let deadline = 5000;
/** The plain call under way; still there afterwards if the interpreter was stopped in the middle of it. */
let current: { number: number; request: Request<unknown> } | null = null;

/** How long, in seconds, a plain call may wait in the notebook; 5 at first. Returns what it was. */
export function setDeadline(seconds: number): number {
  const was = deadline / 1000;
  deadline = seconds * 1000;
  return was;
}

/** Ends every call that waits: the awaited ones reject with EINTR. */
export function interruptAll(): void {
  endLeftover();
  interruptAwaited();
}

/** Makes a call in the notebook's process and waits for it until the deadline, plus `extra` seconds. */
export function waitPlain<R>(request: Request<R>, extra = 0): R {
  endLeftover();
  const number = nextNumber();
  // First: what the call uses must be kept, even if an interrupt comes as soon as it has begun.
  current = { number, request };
  startThread(number, 1, request);
  const out = new BigInt64Array(3);
  let left = deadline + extra * 1000;
  let began = performance.now();
  // In slices, because an interrupt of the cell takes effect only here, between two calls into C.
  while (c_wait(number, left > 0 ? SLICE : 5, out) === 0) {
    const now = performance.now();
    // A signal may end a slice early; and the machine may stand still, which counts as no more than a slice.
    left -= Math.min(now - began, SLICE);
    began = now;
    if (left <= 0) cancelThread(number);
  }
  dropCall(number);
  current = null;
  const error = Number(out[2]);
  if (out[1] !== -1n) return request.finish(Number(out[1]));
  if (left <= 0 && error === EINTR) throw deadlineError(request);
  throw callError(error, request.name, request.args);
}

/** Ends what an interrupt has cut off. */
function endLeftover(): void {
  if (current === null) return;
  const out = new BigInt64Array(3);
  do cancelThread(current.number);
  while (c_wait(current.number, 5, out) === 0);
  dropCall(current.number);
  current = null;
}

function deadlineError({ name, args }: Request<unknown>): Error {
  const error = callError(EINTR, name, args);
  error.message = say.deadline(
    showCall(name, args),
    deadline / 1000,
    explainWait(name, args),
    name,
  );
  return Object.assign(error, { code: "ERR_DEADLINE", errno: 0 });
}

function isOptions(value: unknown): value is AsyncOptions {
  if (typeof value !== "object" || value === null) return false;
  const keys = Object.keys(value);
  return Object.getPrototypeOf(value) === Object.prototype && keys.every((k) => k === "signal");
}
