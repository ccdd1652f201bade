import { LOCK_EX, LOCK_NB, LOCK_SH, LOCK_UN } from "../linux/constants/files.ts";
import { type Blocking, waits } from "./blocking.ts";
import { checkInt } from "./check.ts";
import { showFlags } from "./flags.ts";
import type { Descriptor, Int } from "./types.ts";

/**
 * Locks a whole file for the open file description: LOCK_SH (many) or LOCK_EX (one), LOCK_UN to release; waits, unless
 * LOCK_NB is given. EWOULDBLOCK (= EAGAIN). `flock(2)`
 */
export const flock: Blocking<[fd: Descriptor, operation: Int], void> = waits((fd, operation) => {
  checkInt("fd", fd);
  checkInt("operation", operation);
  const args = [fd, showFlags(operation, { LOCK_SH, LOCK_EX, LOCK_NB, LOCK_UN })];
  const registers = [fd, operation];
  return { name: "flock", args, call: "flock", registers, keep: null, finish: () => undefined };
});
