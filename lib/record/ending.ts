/** How a run ended, as a record keeps it. */
import type { ObjectName, ProcessName } from "./state.ts";

export interface Ending {
  /** Why the run ended: all processes did, or a limit was hit, or it was interrupted. */
  why:
    | "finished"
    | "wall-time"
    | "cpu-time"
    | "memory"
    | "processes"
    | "output"
    | "calls"
    | "interrupted"
    | "stuck";
  /** Who waited for what when it was ended; empty when it finished. */
  waits: Wait[];
  /** Sentences for the learner, most important first. */
  explanation: string[];
  leftovers: Leftovers;
}

export interface Wait {
  process: ProcessName;
  call: number;
  object: ObjectName | null;
  kind: WaitKind;
  /** "to read pipe-a", "for a child to end": for people, as `kind` is for programs. */
  what: string;
  /** Who could have ended the wait, and why it will not come. */
  holders: Holder[];
  /** Part of a cycle, or waits for one: it can never go on. */
  forever: boolean;
}

export type WaitKind =
  | "read"
  | "write"
  /** A FIFO, whose other side nobody has opened. */
  | "open"
  | "child"
  | "connect"
  | "accept"
  /** A message. */
  | "send"
  | "receive"
  | "semaphore"
  | "lock"
  | "futex"
  | "signal"
  | "sleep"
  | "poll"
  | "other";

export interface Holder {
  process: ProcessName;
  /** The descriptor; null where it is not by one. */
  fd: number | null;
  kind: HolderKind;
  /** "has the write end open": `kind` for people. */
  what: string;
}

/** What a holder has, or has not done: `peer` is the other side of a socket, `child` has not ended. */
export type HolderKind = "write-end" | "read-end" | "peer" | "child" | "lock";

export interface Leftovers {
  /** Descriptors above 2 that were open when their process ended, in all. */
  descriptors: number;
  zombies: number;
  /** Processes that had to be killed. */
  processes: number;
  shm: number;
  queues: number;
  semaphores: number;
  fifos: string[];
  sockets: string[];
  files: string[];
  /** Names in /dev/shm and /dev/mqueue. */
  posix: string[];
}
