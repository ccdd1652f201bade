import { WCONTINUED, WNOHANG, WUNTRACED } from "../linux/constants/processes.ts";
import { signalName } from "../linux/signals.ts";
import * as waitStatus from "../linux/wait-status.ts";
import { type Blocking, waits } from "./blocking.ts";
import { checkInt } from "./check.ts";
import { showFlags } from "./flags.ts";
import { address } from "./native.ts";
import type { Request } from "./pending.ts";
import type { Int, Pid, Process } from "./types.ts";

/** What `wait` and `waitpid` return: who, and the status for WIFEXITED and the like. */
export interface Waited {
  pid: Pid;
  status: number;
  /** WEXITSTATUS, or null if it did not exit. */
  exitCode: number | null;
  /** The name of WTERMSIG, "SIGKILL", or null if no signal ended it. */
  signal: string | null;
}

/** Waits until a child ends, and takes its status: the zombie is gone. ECHILD. `wait(2)` */
export const wait: Blocking<[], Waited> = waits(() => waitRequest("wait", -1, 0, []));

/**
 * Waits for this child (-1: any). With WNOHANG it returns at once, with pid 0 if no child has changed state.
 * ECHILD, EINTR. `waitpid(2)`
 */
export const waitpid: Blocking<[pid: Process, options?: Int], Waited> = waits(
  (pid, options = 0) => {
    checkInt("pid", pid);
    checkInt("options", options);
    const shown = showFlags(options, { WNOHANG, WUNTRACED, WCONTINUED });
    return waitRequest("waitpid", pid, options, [pid, shown]);
  },
);

function waitRequest(name: string, pid: number, options: number, args: unknown[]): Request<Waited> {
  const keep = Buffer.alloc(4);
  const finish = (who: number): Waited => describe(who as Pid, keep.readInt32LE());
  return { name, args, call: "waitpid", registers: [pid, address(keep), options], keep, finish };
}

function describe(pid: Pid, status: number): Waited {
  const ended = (pid as number) !== 0;
  const exitCode = ended && WIFEXITED(status) ? WEXITSTATUS(status) : null;
  const signal = ended && WIFSIGNALED(status) ? signalName(WTERMSIG(status)) : null;
  return { pid, status, exitCode, signal };
}

/** It ended by `exit` or by returning: then WEXITSTATUS has the code. */
export const WIFEXITED: (status: Int) => boolean = waitStatus.WIFEXITED;
/** The exit code, 0 to 255, if WIFEXITED. */
export const WEXITSTATUS: (status: Int) => number = waitStatus.WEXITSTATUS;
/** A signal ended it: then WTERMSIG has its number. */
export const WIFSIGNALED: (status: Int) => boolean = waitStatus.WIFSIGNALED;
/** The signal that ended it, if WIFSIGNALED. */
export const WTERMSIG: (status: Int) => number = waitStatus.WTERMSIG;
/** It left a core dump, if WIFSIGNALED. */
export const WCOREDUMP: (status: Int) => boolean = waitStatus.WCOREDUMP;
/** A signal stopped it (with WUNTRACED): then WSTOPSIG has its number. */
export const WIFSTOPPED: (status: Int) => boolean = waitStatus.WIFSTOPPED;
/** The signal that stopped it, if WIFSTOPPED. */
export const WSTOPSIG: (status: Int) => number = waitStatus.WSTOPSIG;
/** SIGCONT let it go on (with WCONTINUED). */
export const WIFCONTINUED: (status: Int) => boolean = waitStatus.WIFCONTINUED;
