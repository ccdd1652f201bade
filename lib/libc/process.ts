import * as signals from "../linux/constants/signals.ts";
import { notebook as say } from "../words/libc/notebook.ts";
import { afterCall, beforeCall, hooked, needsProgram, notebook } from "./call.ts";
import { checkInt, checkUint } from "./check.ts";
import { raise } from "./errors.ts";
import { showName } from "./flags.ts";
import { bind, errno } from "./native.ts";
import { wouldEnd } from "./signal.ts";
import type { Int, Pid, Process } from "./types.ts";

const c_getpid = bind<() => number>("int getpid()");
const c_getpgrp = bind<() => number>("int getpgrp()");
const c_getppid = bind<() => number>("int getppid()");
const c_kill = bind<(pid: number, signal: number) => number>("int kill(int pid, int signal)");
const c_umask = bind<(mask: number) => number>("uint umask(uint mask)");

/** This process's ID. `getpid(2)` */
export function getpid(): Pid {
  if (hooked) beforeCall("getpid");
  const pid = c_getpid();
  if (hooked) afterCall();
  return pid as Pid;
}

/** The parent's process ID; 1 or a subreaper's once the parent has ended. `getpid(2)` */
export function getppid(): Pid {
  if (hooked) beforeCall("getppid");
  return c_getppid() as Pid;
}

/**
 * Sends a signal to a process; 0 only asks whether it could. pid 0: our own process group, -1: all, less than
 * -1: that group. ESRCH, EPERM, EINVAL. `kill(2)`
 */
export function kill(pid: Process, signal: Int): void {
  checkInt("pid", pid);
  checkInt("signal", signal);
  if (hooked) {
    beforeCall("kill");
    if (notebook) refuseOwnEnd(pid, signal);
  }
  if (c_kill(pid, signal) < 0) raise(errno(), "kill", pid, showName(signal, signals));
}

function refuseOwnEnd(pid: number, signal: number): void {
  const own = [c_getpid(), 0, -1, -c_getpgrp()];
  if (own.includes(pid) && (signal === signals.SIGSTOP || wouldEnd(signal))) {
    throw needsProgram("kill", say.signalled());
  }
}

/** Sets which permission bits new files do not get; returns the previous mask. `umask(2)` */
export function umask(mask: Int): number {
  checkUint("mask", mask);
  if (hooked) beforeCall("umask");
  return c_umask(mask);
}
