import { before, special } from "./call.ts";
import { checkInt } from "./check.ts";
import { WCONTINUED, WNOHANG, WUNTRACED } from "./constants/processes.ts";
import { raise } from "./errors.ts";
import { showFlags } from "./flags.ts";
import { bind, errno } from "./native.ts";
import type { Int, Pid, Process } from "./types.ts";

const c_waitpid = bind<(pid: number, status: Int32Array, options: number) => number>(
  "int waitpid(int pid, void *status, int options)",
);
const cell = new Int32Array(1);

/** What `wait` and `waitpid` return: who, and the status for WIFEXITED and the like. */
export interface Waited {
  pid: Pid;
  status: number;
}

/** Waits until a child ends, and takes its status: the zombie is gone. ECHILD. `wait(2)` */
export function wait(): Waited {
  if (special) before("wait");
  const pid = c_waitpid(-1, cell, 0);
  if (pid < 0) raise(errno(), "wait");
  return { pid: pid as Pid, status: cell[0] as number };
}

/**
 * Waits for this child (-1: any). With WNOHANG it returns at once, with pid 0 if no child has changed state.
 * ECHILD, EINTR. `waitpid(2)`
 */
export function waitpid(pid: Process, options: Int = 0): Waited {
  checkInt("pid", pid);
  checkInt("options", options);
  if (special) before("waitpid");
  cell[0] = 0;
  const who = c_waitpid(pid, cell, options);
  if (who < 0) {
    raise(errno(), "waitpid", pid, showFlags(options, { WNOHANG, WUNTRACED, WCONTINUED }));
  }
  return { pid: who as Pid, status: cell[0] as number };
}

/** It ended by `exit` or by returning: then WEXITSTATUS has the code. */
export const WIFEXITED = (status: Int): boolean => (status & 0x7f) === 0;
/** The exit code, 0 to 255, if WIFEXITED. */
export const WEXITSTATUS = (status: Int): number => (status >> 8) & 0xff;
/** A signal ended it: then WTERMSIG has its number. */
export const WIFSIGNALED = (status: Int): boolean =>
  (status & 0x7f) !== 0 && (status & 0x7f) !== 0x7f;
/** The signal that ended it, if WIFSIGNALED. */
export const WTERMSIG = (status: Int): number => status & 0x7f;
/** It left a core dump, if WIFSIGNALED. */
export const WCOREDUMP = (status: Int): boolean => (status & 0x80) !== 0;
/** A signal stopped it (with WUNTRACED): then WSTOPSIG has its number. */
export const WIFSTOPPED = (status: Int): boolean => (status & 0xff) === 0x7f;
/** The signal that stopped it, if WIFSTOPPED. */
export const WSTOPSIG = (status: Int): number => (status >> 8) & 0xff;
/** SIGCONT let it go on (with WCONTINUED). */
export const WIFCONTINUED = (status: Int): boolean => status === 0xffff;
