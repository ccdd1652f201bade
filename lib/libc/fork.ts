import { notebook as say } from "../words/libc/notebook.ts";
import { beforeCall, hooked, needsProgram } from "./call.ts";
import type { Pid } from "./types.ts";

const refuse = (): number => {
  throw needsProgram("fork", say.copied());
};

let make: () => number = refuse;

/** Makes a copy of this process; returns the child's pid in the parent and 0 in the child. EAGAIN. `fork(2)` */
export function fork(): Pid {
  if (hooked) beforeCall("fork");
  return make() as Pid;
}

/** What `fork` does from now on: the runner's own in a program; null to refuse again. */
export function setFork(fn: (() => number) | null): void {
  make = fn ?? refuse;
}

/** Is this a program's process, which the runner has made ready? */
export function inProgram(): boolean {
  return make !== refuse;
}
