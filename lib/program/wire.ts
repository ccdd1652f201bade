/**
 * What goes to the box and what comes back: the only words that the two halves of a run share.
 *
 * `runInBox(request)` (runner/client.ts) starts the programs and resolves when every process is gone. It rejects only
 * when the box itself failed or the request is impossible; whatever the programs did is in the reply.
 */
import type { RawEvent } from "../record/raw.ts";

export interface BoxRequest {
  programs: BoxProgram[];
  /** Bytes and seconds, as in RunOptions, all given. */
  limits: {
    wallTime: number;
    cpuTime: number;
    memory: number;
    processes: number;
    output: number;
    openFiles: number;
    fileSize: number;
    /** System calls that are recorded. */
    calls: number;
  };
  /** Files of the fresh working directory; a path ending in "/" is a directory. */
  files: { path: string; content: Uint8Array; mode: number }[];
  /** Bytes of a file that `reply.files` keeps. */
  fileLimit: number;
  /** Copy the working directory here when the run has ended. */
  keep: string | null;
  root: boolean;
  trace: boolean;
  cpus: number[] | null;
  /** Random delays, pinning and small pipes from this seed; null for none. */
  disturb: number | null;
  /**
   * Whose the programs are, where they are not to be trusted: runs of different owners have different runners, and
   * the programs of one run cannot reach into each other. null: all are of one owner.
   */
  owner: string | null;
  signal?: AbortSignal;
}

export interface BoxProgram {
  name: string;
  /**
   * Of a function: the text of one expression, `($values, $at) => program`; `program(calls)` runs it (see main.ts).
   * Absent for a command.
   */
  script?: string;
  /** Of a function: v8.serialize of its values. */
  values?: Uint8Array;
  /** Of a command: argv[0] is looked up in PATH. Of a function: its own arguments, without a name. */
  argv: string[];
  env: Record<string, string>;
  /** What standard input holds; null: empty. */
  stdin: Uint8Array | null;
  /** In this order, before the program starts. */
  redirect: Redirect[];
  /** Name of the program that must be waiting in a call, or have ended, before this one starts. */
  after: string | null;
  /** Its network: null is "a". */
  machine: "a" | "b" | null;
  /** Where programs are kept apart: it may reach into the others all the same. */
  trusted: boolean;
}

export type Redirect =
  | { fd: number; to: "file"; path: string; mode: "read" | "write" | "append" | "readwrite" }
  | { fd: number; to: "fd"; from: number }
  | { fd: number; to: "closed" };

export interface BoxReply {
  /** The raw stream, except for what the programs wrote. */
  events: RawEvent[];
  /** What came out of descriptors 1 and 2 of each program, by its name. */
  stdout: Record<string, Uint8Array>;
  stderr: Record<string, Uint8Array>;
  /** Content of the regular files of the working directory, by path, cut at `fileLimit`. */
  files: Record<string, Uint8Array>;
}
