/** Is told the name of each call before it is made. */
export type CallHook = (name: string) => void;

/**
 * True while somebody is to be asked before each call: the hot paths test this one flag and nothing else.
 * `if (special) before("dup");`
 */
export let special = false;
/** In the notebook's kernel process: no call may block for ever or harm the process itself. */
export let notebook = false;

let hook: CallHook | null = null;

/** What is to happen before each call (a program publishes its source line there); null for nothing. */
export function setCallHook(fn: CallHook | null): void {
  hook = fn;
  special = notebook || hook !== null;
}

/** Tells the library that this is the notebook's kernel process. */
export function setNotebook(on: boolean): void {
  notebook = on;
  special = notebook || hook !== null;
}

/** To be called before each call when `special` is set. */
export function before(name: string): void {
  if (hook !== null) hook(name);
}
