import type * as libc from "../../../libc/index.ts";

/** Where everybody may write, as in /tmp, and what is asked of a disk holds; Debian 13 has /tmp in memory (tmpfs). */
export const DISK = "/var/tmp";

/** What a case has: a process, an IPC namespace and an empty working directory of its own. */
export interface Place {
  c: typeof libc;
  /** From here on the process is the user nobody, without any privilege. */
  nobody(): void;
  /** A second process: the function runs there and the process ends. Returns its pid. */
  child(run: () => void): libc.Pid;
  /** Waits until that process, by number, is asleep in this system call. */
  asleep(pid: number, call: string): void;
  /** Makes a file of the working directory, owned by the process's user. */
  file(name: string, content?: string, mode?: number): string;
  /** A function of the C library that the interface does not have: only to make what a case needs. */
  raw(prototype: string): (...args: unknown[]) => number;
}

/** Does the call that is to fail; or says why the interface cannot express it, or this machine cannot do it. */
export type Case = ((place: Place) => unknown) | { inexpressible: string } | { impossible: string };

export type Cases = Record<string, Case>;
