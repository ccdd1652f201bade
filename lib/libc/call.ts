import { notebook as say } from "../words/libc/notebook.ts";

/** In a disturbed run: accesses to shared memory let others go first, for a while or not at all. */
export let yielding = false;

/** From now on each access to shared memory is preceded by a `sched_yield`, at which the box may keep the process. */
export function setYielding(on: boolean): void {
  yielding = on;
}

/** Is told the name of each call before it is made, and "" when one that the engine makes, too, is over. */
export type CallHook = (name: string) => void;

/**
 * True while somebody is to be asked before each call: the hot paths test this one flag and nothing else.
 * `if (hooked) beforeCall("dup");`
 */
export let hooked = false;
/** In the notebook's kernel process: no call may block for ever or harm the process itself. */
export let notebook = false;

let hook: CallHook | null = null;

/** What is to happen before each call; null for nothing, which then costs nothing. */
export function setCallHook(fn: CallHook | null): void {
  hook = fn;
  hooked = notebook || hook !== null;
}

/** This is, or is not, the notebook's kernel process; `setNotebookMode` does all that goes with it. */
export function markNotebook(on: boolean): void {
  notebook = on;
  hooked = notebook || hook !== null;
}

/** To be called before each call when `hooked` is set. */
export function beforeCall(name: string): void {
  if (hook !== null) hook(name);
}

/** To be called after a call that the engine makes on its own, too, when `hooked` is set: the next one may be its. */
export function afterCall(): void {
  if (hook !== null) hook("");
}

/** The error of what may be done in a program, but not in the notebook's kernel process. */
export function needsProgram(what: string, why: string): Error {
  return Object.assign(new Error(say.needsProgram(what, why)), { code: "ERR_NEEDS_PROGRAM" });
}
