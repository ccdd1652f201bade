import {
  SIG_BLOCK,
  SIG_DFL,
  SIG_IGN,
  SIG_SETMASK,
  SIG_UNBLOCK,
} from "../linux/constants/processes.ts";
import * as signals from "../linux/constants/signals.ts";
import { signalName } from "../linux/signals.ts";
import { wanted } from "../words/libc/arguments.ts";
import { notebook as say } from "../words/libc/notebook.ts";
import { beforeCall, hooked, needsProgram, notebook } from "./call.ts";
import { checkInt, rangeError, typeError } from "./check.ts";
import { raise, Shown } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, bindNative, errno, lazily } from "./native.ts";
import type { Int } from "./types.ts";

type Action = (
  signal: number,
  set: number,
  handler: number,
  flags: number,
  mask: Uint8Array | null,
  out: Int32Array,
) => number;
const c_action = lazily(() =>
  bindNative<Action>(
    "int signal_action(int signal, int set, int handler, int flags, const void *mask, void *out)",
  ),
);
const c_count = lazily(() => bindNative<(signal: number) => number>("uint signal_count(int s)"));
const c_mask = bind<(how: number, set: Uint8Array | null, old: Uint8Array) => number>(
  "int sigprocmask(int how, const void *set, void *old)",
);
const c_pending = bind<(set: Uint8Array) => number>("int sigpending(void *set)");

/** The signal is counted, and a call that waits ends with EINTR; see `sigcount`. */
export const SIG_COUNT = 2;

/** What happens when a signal comes. */
export interface SignalAction {
  /** SIG_DFL, SIG_IGN or SIG_COUNT; -1: a handler of the run-time's own. */
  handler: Int;
  /** SA_RESTART: a call that waits goes on after the handler. SA_RESETHAND, SA_NOCLDWAIT, …. */
  flags?: Int;
  /** Signals that are blocked while the handler runs. */
  mask?: Int[];
}

/**
 * Sets what this signal does, and returns what it did; with null it only returns that. JavaScript cannot run in the
 * middle of a call, so a handler can only count. EINVAL for SIGKILL and SIGSTOP. `sigaction(2)`
 */
export function sigaction(signal: Int, action: SignalAction | null = null): SignalAction {
  return setAction("sigaction", signal, action);
}

/** Sets what this signal does, as `sigaction` without flags, and returns what it did. EINVAL. `signal(2)` */
export function signal(signum: Int, handler: Int): Int {
  return setAction("signal", signum, { handler }).handler;
}

function setAction(call: string, signal: Int, action: SignalAction | null): SignalAction {
  checkInt("signal", signal);
  if (action !== null && typeof action !== "object") {
    throw typeError("action", action, wanted.action);
  }
  const { handler = 0, flags = 0, mask = [] } = action ?? {};
  checkInt("action.flags", flags);
  if (handler !== SIG_DFL && handler !== SIG_IGN && handler !== SIG_COUNT) {
    throw rangeError("action.handler", handler, wanted.handler);
  }
  if (hooked) {
    beforeCall(call);
    if (notebook && action !== null && reservedSignals.includes(signal)) {
      throw needsProgram(call, say.ownSignal(signalName(signal)));
    }
  }
  const old = new Int32Array(2);
  checkSet("action.mask", mask);
  const blocked =
    mask.length === 0 ? null : Uint8Array.from({ length: 65 }, (_, s) => +mask.includes(s));
  if (c_action(signal, action === null ? 0 : 1, handler, flags, blocked, old) < 0) {
    raise(errno(), call, showName(signal, signals));
  }
  const was = old[0] as number;
  return { handler: was > SIG_COUNT ? -1 : was, flags: old[1] as number };
}

/** How often this signal came while its handler was SIG_COUNT. */
export function sigcount(signal: Int): number {
  checkInt("signal", signal);
  return c_count(signal);
}

/**
 * Blocks (SIG_BLOCK), unblocks (SIG_UNBLOCK) or sets (SIG_SETMASK) which signals are held back, and returns those
 * that were. `sigprocmask(2)`
 */
export function sigprocmask(how: Int, set: Int[]): number[] {
  checkInt("how", how);
  const wanted = encodeSet(set);
  if (hooked) beforeCall("sigprocmask");
  const old = Buffer.alloc(128);
  if (c_mask(how, wanted, old) < 0) {
    const names = new Shown(`[${set.map(signalName).join(", ")}]`);
    raise(errno(), "sigprocmask", showName(how, { SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK }), names);
  }
  return decodeSet(old);
}

/** The signals that came and are held back. `sigpending(2)` */
export function sigpending(): number[] {
  if (hooked) beforeCall("sigpending");
  const set = Buffer.alloc(128);
  if (c_pending(set) < 0) raise(errno(), "sigpending");
  return decodeSet(set);
}

/** Would this signal end this process as things are? A handler of Node's own does that, too. */
export function wouldEnd(signal: number): boolean {
  const old = new Int32Array(2);
  const known = signal > 0 && c_action(signal, 0, 0, 0, null, old) === 0;
  const survives = old[0] === SIG_IGN || old[0] === SIG_COUNT || ignoredByDefault.includes(signal);
  return known && !survives;
}

const { SIGCHLD, SIGCONT, SIGURG, SIGWINCH, SIGINT, SIGTERM, SIGSEGV, SIGBUS, SIGPIPE } = signals;
/** Signals whose default action is to do nothing. */
const ignoredByDefault = [SIGCHLD, SIGCONT, SIGURG, SIGWINCH];
/** Signals that Node or the kernel of the notebook needs as they are. */
const reservedSignals: number[] = [SIGINT, SIGTERM, SIGURG, SIGSEGV, SIGBUS, SIGPIPE, SIGCHLD];

function encodeSet(set: Int[]): Buffer {
  checkSet("set", set);
  const bytes = Buffer.alloc(128);
  for (const signal of set) {
    const at = (signal - 1) >> 3;
    bytes[at] = (bytes[at] as number) | (1 << ((signal - 1) & 7));
  }
  return bytes;
}

/** What no sigset_t can hold is refused where sigaddset(3) would be. */
function checkSet(name: string, set: Int[]): void {
  if (!Array.isArray(set)) throw typeError(name, set, wanted.signals);
  for (const signal of set) {
    checkInt(name, signal);
    if (signal < 1 || signal > 64) throw rangeError(name, signal, wanted.signalNumbers);
  }
}

function decodeSet(bytes: Buffer): number[] {
  const set: number[] = [];
  for (let s = 1; s <= 64; s++) {
    if (((bytes[(s - 1) >> 3] as number) >> ((s - 1) & 7)) & 1) set.push(s);
  }
  return set;
}
