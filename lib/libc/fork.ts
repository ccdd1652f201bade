import { before, special } from "./call.ts";
import type { Pid } from "./types.ts";

const refuse = (): number => {
  throw Object.assign(
    new Error(
      "fork needs a program: only a function given to program(…) runs as a process that can be copied. " +
        "Write const twins = program(({ fork }) => { … }) and run it with await run(twins).",
    ),
    { code: "ERR_NEEDS_PROGRAM" },
  );
};

let make: () => number = refuse;

/** Makes a copy of this process; returns the child's pid in the parent and 0 in the child. EAGAIN. `fork(2)` */
export function fork(): Pid {
  if (special) before("fork");
  return make() as Pid;
}

/** What `fork` does from now on: the runner's own in a program; null to refuse again. */
export function setFork(fn: (() => number) | null): void {
  make = fn ?? refuse;
}
