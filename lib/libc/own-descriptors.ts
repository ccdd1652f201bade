import { notebook as say } from "../words/libc/notebook.ts";
import { needsProgram, notebook } from "./call.ts";
import type { Fd } from "./types.ts";

/** In the notebook's process: the descriptors that calls of this library made, and no others. */
const own = new Set<number>();

/** To be called with every descriptor that a call returns. */
export function rememberFd(fd: number): Fd {
  if (notebook) own.add(fd);
  return fd as Fd;
}

/** Refuses to close or replace, in the notebook's process, a descriptor that is not the learner's. */
export function refuseForeign(call: string, fd: number): void {
  if (!notebook || own.has(fd) || fd < 0) return;
  throw needsProgram(call, fd <= 2 ? say.standardStream(fd) : say.foreign(fd));
}

/** A descriptor that was closed. */
export function forgetFd(fd: number): void {
  if (notebook) own.delete(fd);
}
