/**
 * The raw stream: what the box (native/box) reports while a run goes on, one JSON object a line.
 *
 * The box says only what the kernel told it: numbers, not names; addresses, not objects. `decode` makes the record of
 * it. Times `t` are microseconds since the run began (CLOCK_MONOTONIC); `pid` is the number in the box's PID
 * namespace. Bytes are base64.
 */

export type RawEvent =
  /** First line. Layers not active carry a reason. */
  | {
      e: "start";
      version: 1;
      /** UNIX time of t = 0, seconds with a fraction. */
      epoch: number;
      /** The working directory in the box: paths in it are shown without it. */
      cwd?: string;
      /** Of the machine: uname -r, uname -m, page size, CPUs that the run could use. */
      machine?: { kernel: string; arch: string; pageSize: number; cpus: number };
      layers: { name: string; active: boolean; reason?: string }[];
      /** The stdio files of each program, by st_dev:st_ino, so that they can be told from the learner's. */
      stdio: { program: string; stdin: RawFile; stdout: RawFile; stderr: RawFile }[];
    }
  /** A process is there: the program's first, or made by fork, vfork, clone (then `parent` and `flags`). */
  | {
      e: "process";
      t: number;
      pid: number;
      parent: number;
      program: string;
      flags?: number;
      /** What a program's first process begins with. */
      fds?: RawFd[];
      /** Segments that fork attached once more. */
      sysv?: RawSysv[];
    }
  /**
   * One system call, written when it returned (or when the run ended: then `ret` is absent).
   * `t0` entry, `t` return; `nr` the number on the machine's architecture; `args` the six registers as unsigned decimal text.
   * `ret` as decimal text, negative for an error (-errno).
   * `line` what the program published as its current source line; 0 for none.
   * `ip` is set to "loader" when the caller was the dynamic loader or the run-time's own code.
   */
  | {
      e: "call";
      t0: number;
      t: number;
      pid: number;
      nr: number;
      args: [string, string, string, string, string, string];
      ret?: string;
      line?: number;
      ip?: "loader";
      /** It slept: the voluntary context switches rose between entry and return. */
      slept?: boolean;
      /** Texts behind pointer arguments, by argument index: paths. */
      str?: Record<string, string>;
      /**
       * Bytes behind pointer arguments, by argument index, base64: structures (sockaddr with its length, sembuf, pollfd,
       * flock, timespec, stat, wait status, the two descriptors of pipe and socketpair, …) as they are after the call; a
       * timeout of ppoll and pselect6 as it was before, for the kernel writes there what is left of it.
       * Of msgsnd and msgrcv the eight bytes of the type; the text is the data.
       */
      mem?: Record<string, string>;
      /** The data that moved, base64, at most DATA_LIMIT bytes; whole when it went to a program's own stdio files. */
      data?: string;
      /** What /proc says of descriptors that this call made or changed. */
      fds?: RawFd[];
      /** fstat-like facts of a file that the call changed: size, links, mode, the first bytes. */
      files?: RawFile[];
      /** System V objects after a call that can change one. */
      sysv?: RawSysv[];
    }
  /** A signal was delivered. `from` is the sender's pid, 0 when the kernel sent it. `code` is si_code. */
  | {
      e: "signal";
      t: number;
      pid: number;
      signal: number;
      from: number;
      code: number;
      /** What it did, where the process had said otherwise: a handler, or ignored. */
      effect?: "handled" | "ignored";
      address?: string;
      mapping?: string;
    }
  /** A process stopped running: exit status or signal. `fds` are what it still had open, `cpu` in µs. */
  | {
      e: "exit";
      t: number;
      pid: number;
      code?: number;
      signal?: number;
      fds: RawFd[];
      cpu: number;
      maxrss: number;
      /** Segments that its end detached. */
      sysv?: RawSysv[];
    }
  /** Its parent waited for it (or init did): the zombie is gone. */
  | { e: "reaped"; t: number; pid: number; by: number }
  /** A new image after execve: path, argv, and which descriptors survived. */
  | {
      e: "exec";
      t: number;
      pid: number;
      path: string;
      argv: string[];
      fds: RawFd[];
      /** Segments that the old image had attached. */
      sysv?: RawSysv[];
    }
  /** What a program's own standard output (1) or error (2) holds at the end; the client takes these out of the stream. */
  | { e: "output"; program: string; fd: 1 | 2; bytes: string }
  /** The box ended the run before its processes did. */
  | { e: "limit"; t: number; why: string; pid?: number }
  /** For each process still there when the run is ended: what it is in, as /proc/PID/{syscall,wchan,status} tell. */
  | { e: "stuck"; t: number; pid: number; nr: number; args: string[]; state: string; fds: RawFd[] }
  /** Last but one: what is left. Files of the working directory with type, mode, size and (cut) content; System V objects; names in /dev/shm, /dev/mqueue. */
  | {
      e: "left";
      files: RawFile[];
      sysv: RawSysv[];
      posix: string[];
      processes: number[];
      zombies: number[];
    }
  /** Last line: the run is over. `error` is the box's own failure, never the program's. */
  | { e: "end"; t: number; error?: string };

/** The events of one kind. */
export type RawOf<E extends RawEvent["e"]> = Extract<RawEvent, { e: E }>;
export type RawCall = RawOf<"call">;

export interface RawFd {
  fd: number;
  /** readlink of /proc/PID/fd/N: "/home/learner/temp.txt", "pipe:[123]", "socket:[124]". */
  link: string;
  /** st_dev:st_ino. */
  file: string;
  /** Flags of fdinfo (octal there, a number here), with O_CLOEXEC. */
  flags: number;
  pos: number;
  /** A number that two descriptors share exactly when they share one open file description. */
  open: number;
  /** fdinfo lines beyond pos and flags that matter (eventfd-count). */
  info?: Record<string, string>;
}

export interface RawFile {
  /** Path in the box; "" when it has none. */
  path: string;
  /** st_dev:st_ino. */
  file: string;
  mode: number;
  size: number;
  links: number;
  /** The first DATA_LIMIT bytes of a regular file, base64. */
  content?: string;
  /** Of a symbolic link in the working directory, at the end. */
  target?: string;
}

export type RawSysv =
  | {
      kind: "shm";
      id: number;
      key: number;
      size: number;
      attached: number;
      mode: number;
      cpid: number;
      lpid: number;
      atime: number;
      dtime: number;
      ctime: number;
      content?: string;
    }
  | {
      kind: "queue";
      id: number;
      key: number;
      mode: number;
      bytes: number;
      messages: number;
      capacity: number;
      lspid: number;
      lrpid: number;
    }
  | { kind: "semaphores"; id: number; key: number; mode: number; values: number[] }
  | { kind: "shm" | "queue" | "semaphores"; id: number; removed: true };
