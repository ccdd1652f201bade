/**
 * The record of a run: what the kernel saw its processes do, as plain data.
 *
 * Names are normalised, so that two runs of one program can be compared: processes are P1, P2, … in the order in
 * which they were made; objects are pipe-a, pipe-b, shm-a, … by kind; open file descriptions are open-1, open-2, ….
 * Times are microseconds since the run began. The raw numbers of the kernel are kept beside the names.
 */

import type { Ending } from "./ending.ts";
import type { ObjectKind, ObjectName, OpenName, ProcessName, State } from "./state.ts";

export type * from "./ending.ts";
export type * from "./state.ts";

/** The version of this shape. A record of version 1 is made into one when it is loaded, any other is refused. */
export const RECORD_SCHEMA = "talking-processes/record@2";

export interface RunRecord {
  schema: typeof RECORD_SCHEMA;
  /** When the run began (ISO 8601), how long it took (µs), and the seed of its disturbance, if it had one. */
  run: { started: string; duration: number; seed: number | null };
  machine: Machine;
  /** Which layers of the box were active; a reason where one was not. */
  layers: Layer[];
  programs: ProgramEntry[];
  processes: ProcessEntry[];
  objects: ObjectEntry[];
  opens: OpenEntry[];
  /** In the order of entry into the kernel; `Call.id` is the index. */
  calls: Call[];
  signals: SignalEntry[];
  /** One call let another go on: the arrows of a timeline. */
  wakes: Wake[];
  /** The state of the kernel after each call that changed it, as JSON Merge Patches (RFC 7386) on `State`. */
  steps: Step[];
  ending: Ending;
}

export interface Machine {
  /** `uname -r`, `uname -m`, page size in bytes, CPUs that the run could use. */
  kernel: string;
  arch: string;
  pageSize: number;
  cpus: number;
}

export interface Layer {
  name:
    | "user-namespace"
    | "pid-namespace"
    | "ipc-namespace"
    | "mount-namespace"
    | "proc"
    | "network-namespace"
    | "uts-namespace"
    | "seccomp"
    | "landlock"
    | "trace"
    | "limits";
  active: boolean;
  /** Why not; null when active. */
  reason: LayerReason | null;
}

/**
 * Why a layer is not active. The kernel refuses the call, does not have it, or has none left to give; a namespace can be
 * made and no id be mapped, or nothing be done in it; it needs another layer, which is not there; or nobody asked for it.
 */
export type LayerReason =
  | "refused"
  | "missing"
  | "none-left"
  | "no-ids"
  | "no-rights"
  | "needs-user-namespace"
  | "needs-seccomp"
  | "not-asked-for";

export interface ProgramEntry {
  /** The name that the caller gave it: "receiver". */
  name: string;
  kind: "function" | "command";
  /** For a command. */
  argv: string[] | null;
  /** For a function: its source as it ran, so that a call's line can be shown. */
  source: string | null;
  process: ProcessName;
}

export interface ProcessEntry {
  name: ProcessName;
  /** In the box's PID namespace: what `getpid` returned. */
  pid: number;
  parent: ProcessName | null;
  program: string;
  start: number;
  /** null: it was still there when the run was ended. */
  end: number | null;
  exitCode: number | null;
  /** "SIGPIPE", …: what ended it. */
  signal: string | null;
  /** What it ran after `execve`, the last one; null for a TypeScript function. */
  command: string | null;
  /** A fault (SIGSEGV, SIGBUS): the address and the mapping it hit. */
  fault: { signal: string; address: string; mapping: string | null } | null;
}

export interface ObjectEntry {
  name: ObjectName;
  kind: ObjectKind;
  /** Path in the box, socket address or System V key as text; null when it has none. */
  label: string | null;
  /** Inode number, or the System V identifier. */
  raw: number;
}

export interface OpenEntry {
  name: OpenName;
  object: ObjectName;
  /** The call that made it; null when it was there before the program ran. */
  call: number | null;
}

export interface Argument {
  /** The parameter's name in the C prototype. */
  name: string;
  /** Decoded as a C programmer writes it: `"temp.txt"`, `O_RDWR|O_CREAT`, `0o644`, `3`. */
  text: string;
  /** The number, where it is one that fits. */
  value?: number;
}

export interface Call {
  id: number;
  process: ProcessName;
  /** The C library's name: "open", "wait", "pipe". */
  name: string;
  /** The kernel's name: "openat", "wait4", "pipe2". */
  syscall: string;
  args: Argument[];
  /** What it returned; null when it never did. Pointers are hexadecimal text. */
  result: number | string | null;
  /** "ENOENT", …; null when it succeeded. */
  errno: string | null;
  /** What it gave back through pointers, decoded: `[3, 4]` of `pipe`, the status of `wait`. */
  out: Argument[];
  start: number;
  end: number | null;
  /** It slept in the kernel between entry and return. */
  waited: boolean;
  /** The open file description and the object it acted on, if one. */
  open: OpenName | null;
  object: ObjectName | null;
  /** The bytes that moved, base64, cut at `DATA_LIMIT`; `length` is how many moved in all. */
  data: { bytes: string; length: number; direction: "in" | "out" } | null;
  /** Line of the program's source (1 is its first); null in commands. */
  line: number | null;
  /** Made by the dynamic loader or the run-time, not by the program: views leave it out. */
  startup: boolean;
}

/** How many bytes of the data that moved a call keeps. */
export const DATA_LIMIT = 256;
/** How many messages of a queue a state shows, the next to be received first. */
export const MESSAGES_LIMIT = 32;
/** How many mappings of a process a state shows: each fork copies them. The calls tell of all. */
export const MAPS_LIMIT = 64;

export interface SignalEntry {
  time: number;
  process: ProcessName;
  signal: string;
  /** Who sent it, when it was a process of the run. */
  from: ProcessName | null;
  /** It ended the process, stopped it, was ignored, or ran a handler. */
  effect: "ended" | "stopped" | "continued" | "ignored" | "handled";
}

export interface Wake {
  from: number;
  to: number;
  why:
    | "data"
    | "space"
    | "end-of-file"
    | "exit"
    | "connection"
    | "message"
    | "semaphore"
    | "lock"
    | "futex"
    | "open"
    | "signal";
}

export interface Step {
  /** The call after which this is the state; null for an exit or the start of the run. */
  call: number | null;
  time: number;
  event: StepEvent;
  /** Whose event it is; of a fork the child. null: of no one process. */
  process: ProcessName | null;
  /** Of an "exec": what the process runs from then on, with its arguments. */
  command?: string;
  /** "P2 exits with 0", when it is not what a call did: for people, as `event` is for programs. */
  text: string | null;
  /** JSON Merge Patch to `State`: null removes a member, arrays are replaced whole. */
  patch: Patch<State>;
}

export type StepEvent =
  /** A call returned. */
  | "call"
  /** The first process of a program is there. */
  | "start"
  /** A process made another. */
  | "fork"
  /** It runs a command from now on. */
  | "exec"
  /** It exited, or a signal ended it. */
  | "exit"
  /** Somebody waited for it: the zombie is gone. */
  | "reap"
  /** It sleeps in a write, having filled the pipe. */
  | "wait"
  /** What was stored through mappings is seen at the end. */
  | "store";

export type Patch<T> = T extends unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: Patch<T[K]> | null }
    : T;
