import { interruptAll } from "./blocking.ts";
import { markNotebook } from "./call.ts";
import { catchFaults } from "./fault.ts";

/** What the notebook's kernel does with this library. */
export interface NotebookControls {
  setNotebookMode(on: boolean): void;
  /** Ends every call that waits: an interrupt of the cell. */
  interruptAll(): void;
}

/** Under this symbol of the global object a kernel puts a function, which is called when a cell imports the library. */
export const NOTEBOOK: unique symbol = Symbol.for("talking-processes/notebook") as never;

/**
 * Tells the library that this is the notebook's kernel process: from now on calls that wait are given up after a
 * deadline, what would end the process is refused, and faults of mapped memory are caught.
 */
export function setNotebookMode(on: boolean): void {
  markNotebook(on);
  if (on) catchFaults();
}

type Welcome = (controls: NotebookControls) => void;
const welcome = (globalThis as { [NOTEBOOK]?: Welcome })[NOTEBOOK];
welcome?.({ setNotebookMode, interruptAll });
