import type { RunRecord } from "../record/types.ts";
import type { Calls } from "./calls.ts";

/** How one program of a run ended, and what it wrote. */
export interface ProgramResult {
  exitCode: number | null;
  /** "SIGPIPE", …: what ended it; null when it exited. */
  signal: string | null;
  timedOut: boolean;
  stdout: string;
  stderr: string;
  /** The same as bytes. */
  stdoutBytes: Buffer;
  stderrBytes: Buffer;
}

/** A file of the working directory, as it was when the run ended. */
export interface FileResult {
  type: "file" | "directory" | "fifo" | "socket" | "symlink" | "device";
  mode: number;
  size: number;
  /** Content of a regular file, cut at the run's `fileLimit` (default 1 MiB). */
  content: Buffer;
  text: string;
}

/** One shape for good and bad runs. The fields of ProgramResult are those of the first program. */
export interface RunResult extends ProgramResult {
  /** Every program exited with 0, in time, and no process had to be killed. */
  ok: boolean;
  programs: Record<string, ProgramResult>;
  /** What each process wrote to its standard output, by its name in the record: P1, P2, …. */
  output: Record<string, string>;
  files: Record<string, FileResult>;
  leftovers: RunRecord["ending"]["leftovers"];
  /** Why the run ended as it did, for a reader; "" for a run that simply finished. */
  explanation: string;
  record: RunRecord;
}

export interface RunOptions {
  /** Seconds of wall time, default 10. The whole tree is ended then. */
  timeout?: number;
  /** Seconds of CPU time of each process, default 10. */
  cpuTime?: number;
  /** Bytes, default 256 MiB, for all processes together. */
  memory?: number;
  /** Processes at one time, default 32. */
  processes?: number;
  /** Bytes that the programs may write to their standard outputs, default 1 MiB. */
  output?: number;
  /** Open files of a process (RLIMIT_NOFILE), default 1024. */
  openFiles?: number;
  /** Bytes of a file (RLIMIT_FSIZE), default 64 MiB. */
  fileSize?: number;
  /** Calls of all processes together that the record holds, default 100,000. With one more the run is ended. */
  calls?: number;
  /** Files of the fresh working directory when the run begins: path → text, bytes, or text with a mode. */
  files?: Record<string, string | Uint8Array | { content: string | Uint8Array; mode?: number }>;
  /** Copy the working directory to this new directory when the run has ended. */
  keep?: string;
  /** Act as root of the box (its capabilities count for files of the box only); default false. */
  root?: boolean;
  /** Record the calls, default true. Without it a run is faster and its record has no calls. */
  trace?: boolean;
  /** CPUs that the programs may use. */
  cpus?: number[];
  /** Bytes of each file that the result keeps, default 1 MiB. */
  fileLimit?: number;
  /** Random delays, CPU pinning and small pipes, from `seed`; without a seed, from a new one that the record tells. */
  disturb?: boolean;
  seed?: number;
  /**
   * For programs that are not to be trusted: whose they are. None finds anything of another owner's in its memory, and
   * the programs of one run can neither signal each other nor reach into each other's memory and descriptors. Of the
   * reference programs (native/peers) they can run and read only those that their arguments name.
   */
  apart?: string;
  /** Ends the run when it is aborted. */
  signal?: AbortSignal;
}

/** Repeat: the result is then a `RepeatResult`. */
export interface RepeatOptions extends RunOptions {
  times: number;
  /** What counts as one outcome; default: how each program ended and what it printed. */
  outcome?: (result: RunResult) => string;
  /** Is told after each run how many are done. */
  onProgress?: (done: number, times: number) => void;
}

/** What can be run: a program, its function, a command (text for sh, or a list), or one of them with more to say. */
export type Runnable = Program | ProgramFunction | string | string[] | Start;

/** One program of a run, when more is to be said than what it is. */
export interface Start {
  /** A program, or a command with its arguments: ["ls", "-l"] or "ls -l | cat" (given to sh). */
  program: Program | ProgramFunction | string | string[];
  /** Of a function: its `argv`. Of a command: further arguments. */
  argv?: string[];
  env?: Record<string, string>;
  stdin?: string | Uint8Array;
  /** As in a shell, in this order: "3> temp.txt", "2>&1", "< in.txt", "0<&-". */
  redirect?: string | string[];
  /** Start only when this program is waiting in a call, or has ended. */
  after?: string;
  /**
   * On which of two machines: each has a network namespace of its own, and a cable leads from "a" (10.0.0.1), where
   * programs are by default, to "b" (10.0.0.2). Where there can be no second one, "a" has both addresses.
   */
  machine?: "a" | "b";
  /** Of the owner of the run and not of a learner: where programs are kept apart, it may signal the others. */
  trusted?: boolean;
}

/** The function of a program: it gets the calls of the C library, and takes those that it uses by name. */
export type ProgramFunction = (calls: Calls, values: Record<string, unknown>) => unknown;

/** A function that will run as a process, and the values that it takes with it. */
export interface Program {
  readonly kind: "program";
  /** As the function prints itself. */
  readonly source: string;
  /** The same as an expression that another process can evaluate. */
  readonly script: string;
  /** The data it takes along; functions among the values are part of the script. */
  readonly values: Record<string, unknown>;
}

/** A run that was repeated: how often which outcome came. */
export interface RepeatResult {
  times: number;
  outcomes: { outcome: string; count: number; seed: number; example: RunResult }[];
  explanation: string;
}
