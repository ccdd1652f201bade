/** Words of native/test/confine/confine.c: what the machine's kernel or container runtime refuses. */
export type Refusal =
  | "namespaces"
  | "enosys"
  | "no-namespaces"
  | "uid-map"
  | "rights"
  | "ptrace"
  | "ptrace-scope-1"
  | "ptrace-scope-2"
  | "kcmp"
  | "seccomp"
  | "landlock";

/** Words of enter.sh: what is mounted differently than on most machines. */
export type Mounting = "docker" | "no-dev-shm" | "noexec-tmp" | "read-only-proc-sys" | "one-cpu";

/** What a machine's box gives: every layer, too little to grade in, or no record of what programs do. */
export type Isolation = "full" | "weak" | "no record";

/** A Debian with packages, made once and used by many rooms. */
export interface Base {
  /** Of the packages; they are unpacked where it is not this machine's. */
  architecture?: "arm64";
  /** Packages with the kernels of machines that are emulated. */
  kernels?: string[];
  suite: "bookworm" | "trixie";
  packages: string[];
  /** A version of the Node that npm has as a package for each processor, as somebody who installed Node by hand has it. */
  node?: string;
  /** A version of npm, put where that Node looks for it; otherwise Debian's. */
  npm?: string;
}

/** A machine that somebody may have. */
export interface Room {
  name: string;
  /** What is special about it, in a few words. */
  about: string;
  base: string;
  user: "root" | "learner";
  /** The folder that the checkout is copied into, and its name there. */
  place: string;
  checkout: string;
  /** HOME. */
  home: string;
  refuses: Refusal[];
  mounts: Mounting[];
  /** The capabilities that a container runtime leaves to root, and no others. */
  container: boolean;
  /** Bytes of memory for all that runs in it; 0: as much as there is. */
  memory: number;
  expects: Isolation;
  /** The beginnings of the names of the lessons that run in it. */
  lessons: string[];
  /** What mocha is given in it besides the usual tests: files, and which of their tests. */
  tests: string[];
  /** The package with its kernel where the room is a machine that qemu emulates; empty: it is in namespaces of this one. */
  kernel: string;
}

/** What became of a command. */
export interface Done {
  status: number;
  seconds: number;
  /** The lines that it wrote, on both streams. */
  said: string[];
}

/** Namespaces or an emulated machine. */
export interface OpenRoom {
  /** Runs a command in the checkout, as the room's user and under its filter; or as root and under none. */
  run(command: string[], as?: "user" | "root"): Promise<Done>;
  /** The names of what was written beside the checkout, in the system and in the home. */
  written(): Promise<string[]>;
  /** Ends what is still running, and resolves when it is gone. */
  close(): Promise<void>;
}

/** What a room is made of. */
export interface Place {
  /** What is written in it goes there. */
  folder: string;
  /** Lies at the room's place. */
  home: string;
  /** The program that refuses what the room's kernel refuses. */
  confine: string;
  /** Takes all that is said. */
  log: string;
}

/** What one step came to. */
export interface Outcome {
  step: string;
  /** As the room should have it. */
  right: boolean;
  /** Whether it did its work; a refusal in a sentence may be right, too. */
  done: boolean;
  seconds: number;
  /** What the user gets to read where it did not. */
  sentence: string;
}

/** What was seen of one room: one line of the table. */
export interface Visit {
  room: string;
  about: string;
  /** Node, npm, Python and compiler, as the room says them. */
  versions: string;
  /** What the box said of its layers; null when it was not asked. */
  isolation: Isolation | null;
  expects: Isolation;
  outcomes: Outcome[];
  /** Processes, objects and files that were there afterwards and not before. */
  left: string[];
  /** Why it could not be tried at all; empty where it could. */
  impossible: string;
  /** Whether this machine alone is to blame for that. */
  skipped: boolean;
  /** Where all that was said is kept. */
  log: string;
}
