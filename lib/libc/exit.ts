import { notebook as say } from "../words/libc/notebook.ts";
import { beforeCall, hooked, needsProgram, notebook } from "./call.ts";
import { checkInt } from "./check.ts";
import { bind } from "./native.ts";
import type { Int } from "./types.ts";

const c__exit = bind<(status: number) => void>("void _exit(int status)");

let end: (status: number) => never = process.exit;

/** Ends this process; its parent gets the lowest 8 bits of the status. `exit(3)` */
export function exit(status: Int = 0): never {
  checkInt("status", status);
  if (hooked) refuseInNotebook("exit");
  return end(status);
}

/** Ends this process at once, without what is to be done at an exit. `_exit(2)` */
export function _exit(status: Int = 0): never {
  checkInt("status", status);
  if (hooked) refuseInNotebook("_exit");
  c__exit(status);
  throw new Error("_exit came back");
}

/** What `exit` does from now on; null for `process.exit`. */
export function setExit(fn: ((status: number) => never) | null): void {
  end = fn ?? process.exit;
}

function refuseInNotebook(call: string): void {
  beforeCall(call);
  if (notebook) throw needsProgram(call, say.ends());
}
