/** The kernel's tables as a record keeps them: what `stateAt` gives. */

/** "P1", "P2", … in the order of creation. */
export type ProcessName = string;
/** "open-1", …: an open file description (POSIX), an entry of the open file table. */
export type OpenName = string;
/** "pipe-a", "file-a", "shm-a", …: what a description, a mapping or an identifier leads to. */
export type ObjectName = string;

export type ObjectKind =
  | "file"
  | "directory"
  | "pipe"
  | "fifo"
  | "socket"
  | "shm"
  | "queue"
  | "semaphores"
  | "memfd"
  /** A shared anonymous mapping. */
  | "memory"
  | "eventfd"
  | "mqueue"
  | "device"
  | "stdin"
  | "stdout"
  | "stderr"
  | "other";

/**
 * The kernel's tables at one moment. A member that may be null is null in what `stateAt` gives; in a patch, where null
 * means "remove", it is simply absent.
 */
export interface State {
  processes: Record<ProcessName, ProcessState>;
  opens: Record<OpenName, OpenState>;
  objects: Record<ObjectName, ObjectState>;
}

export interface ProcessState {
  status: "alive" | "zombie" | "gone";
  /** The descriptor table; the key is the descriptor. */
  fds: Record<string, { open: OpenName; cloexec: boolean }>;
  /** Mappings that the program made, at most `MAPS_LIMIT`; the key is the start address, hexadecimal. */
  maps: Record<string, MapState>;
}

export interface MapState {
  length: number;
  prot: string;
  shared: boolean;
  object: ObjectName | null;
  /** Offset in the object, bytes. */
  offset: number;
}

export interface OpenState {
  object: ObjectName;
  access: "r" | "w" | "rw" | "path";
  /** "O_APPEND", "O_NONBLOCK", …: the status flags, without the access mode. */
  flags: string[];
  /** null where there is none (pipe, socket). */
  offset: number | null;
  /** Descriptors, in all processes, that refer to it. */
  count: number;
  /** It lives on without a descriptor: mapped, or in a message in flight. */
  held: boolean;
}

/** What is known of an object; members that do not fit its kind are absent. */
export interface ObjectState {
  kind: ObjectKind;
  /** Path or address as it is now; null when unlinked or nameless. */
  label: string | null;
  /** file, memfd, shm: size in bytes. */
  size?: number;
  /** file: number of names. */
  links?: number;
  /** file: 0o644 …. */
  mode?: number;
  /** pipe, fifo, queue, socket (to be read): bytes in it, and how many fit. */
  bytes?: number;
  capacity?: number;
  /** pipe, fifo: open file descriptions that can read, that can write. */
  readers?: number;
  writers?: number;
  /** socket. */
  state?: "unbound" | "bound" | "listening" | "connecting" | "connected" | "shut" | "closed";
  socket?: { domain: string; type: string };
  peer?: ObjectName | null;
  /** System V. */
  key?: string;
  id?: number;
  attached?: number;
  /** shm: who made it, and who attached or detached it last (a pid where it is none of the run's processes). */
  creator?: ProcessName | number;
  lastUser?: ProcessName | number | null;
  /** shm: when it was last attached and last detached, in seconds of UNIX time as the kernel has them; 0 is never. */
  attachTime?: number;
  detachTime?: number;
  /** shm: marked for removal by IPC_RMID, still attached. */
  marked?: boolean;
  /** System V or eventfd: removed. */
  removed?: boolean;
  /** queue, mqueue: how many messages are in it, and the first of them, at most `MESSAGES_LIMIT`; `call` sent it. */
  queued?: number;
  messages?: {
    type: number;
    size: number;
    text: string;
    from: ProcessName | null;
    call?: number;
  }[];
  values?: number[];
  value?: number;
  /** file, memfd, shm: the first bytes as they are now, base64, at most DATA_LIMIT. */
  content?: string;
}
