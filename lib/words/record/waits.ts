import { plural } from "../plural.ts";

/** What a process waits for in a call: follows "P1 waits". */
export const waits = {
  read: (object: string, fd: number): string => `to read ${object} (fd ${fd})`,
  write: (object: string, fd: number): string => `to write to ${object} (fd ${fd})`,
  writeFull: (object: string, fd: number): string =>
    `to write to ${object} (fd ${fd}), which is full`,
  writeFullOf: (object: string, fd: number, bytes: string, capacity: string): string =>
    `to write to ${object} (fd ${fd}), which is full (${bytes} of ${capacity} bytes)`,
  openForWriting: (path: string): string =>
    `to open the FIFO ${path} until somebody opens it for writing`,
  openForReading: (path: string): string =>
    `to open the FIFO ${path} until somebody opens it for reading`,
  child: "for a child to end",
  children: (names: string): string => `for ${names} to end`,
  connect: (object: string): string => `for a place in the queue of the server (${object})`,
  accept: (where: string): string => `for a client to connect to ${where}`,
  message: (queue: string): string => `for a message in ${queue}, which is empty`,
  messageOf: (queue: string, type: string): string =>
    `for a message of type ${type} in ${queue}, which is empty`,
  messageUpTo: (queue: string, type: string): string =>
    `for a message of a type up to ${type} in ${queue}, which is empty`,
  messageAmong: (queue: string, types: string): string =>
    `for a message in ${queue}; in it are only the types ${types}`,
  messageOfAmong: (queue: string, type: string, types: string): string =>
    `for a message of type ${type} in ${queue}; in it are only the types ${types}`,
  messageUpToAmong: (queue: string, type: string, types: string): string =>
    `for a message of a type up to ${type} in ${queue}; in it are only the types ${types}`,
  send: (queue: string): string => `to send to ${queue}, which is full`,
  sendBytes: (queue: string, bytes: number): string =>
    `to send to ${queue}, which is full (${bytes} bytes)`,
  semaphore: (object: string): string => `on ${object}`,
  semaphoreOf: (object: string, values: string): string =>
    `on ${object}, whose values are [${values}]`,
  futex: (object: string): string => `on a futex in ${object} until somebody wakes it`,
  lock: (object: string, fd: number): string => `for a lock on ${object} (fd ${fd})`,
  signal: "for a signal",
  sleep: "until its sleep is over",
  poll: "for one of several descriptors to be ready",
  polled: (descriptors: string): string => `until ${descriptors} is ready`,
  other: (call: string): string => `in ${call}`,
};

/** What is waited for or at, where it has no name of its own. */
export const things = {
  socket: "socket",
  itsSocket: "its socket",
  ownMemory: "its own memory",
  file: "a file",
  writeEnd: "its write end",
  queue: "the queue",
  semaphores: "the semaphores",
  descriptor: (fd: number): string => `fd ${fd}`,
  descriptorTo: (fd: number, object: string): string => `fd ${fd} (${object})`,
  descriptorIn: (fd: string, process: string): string => `fd ${fd} in ${process}`,
  more: (number: number): string => `${number} more`,
};

/** What to do about it. */
export const cures = {
  socketEnd:
    "End of file comes when the other side closes its socket or calls shutdown; on a stream agree on lengths or lines.",
  closeBefore: (ends: string): string =>
    `End of file comes only when every write end is closed: close ${ends} before the wait.`,
  writeOrClose: (ends: string): string => `Somebody must write, or close ${ends}.`,
  readMeanwhile:
    "Read while you write: take turns, use poll with O_NONBLOCK, or let another process do one of the two.",
  openForWriting:
    "Nobody has it open for writing: start the other side, or open it with O_RDWR or O_NONBLOCK.",
  openForReading:
    "Nobody has it open for reading: start the other side, or open it with O_RDWR or O_NONBLOCK.",
  connect:
    "The server's backlog is full: let it accept more often, or give listen a greater backlog.",
  accept: "No process connects any more: start a client, or let the server end by itself.",
  message: "Somebody must send one with msgsnd; or receive with IPC_NOWAIT and look for ENOMSG.",
  room: "Somebody must receive with msgrcv; or send with IPC_NOWAIT and look for EAGAIN.",
  semaphore:
    "Somebody must raise it with semop; SEM_UNDO gives back what a process held when it ended.",
  futex:
    "Whoever changes the value must call FUTEX_WAKE after the change; a wake before the wait is not kept.",
  ownLock: "Its own other descriptor holds the lock: open the file once, or unlock first.",
  lock: "Unlock, or close the descriptor, as soon as the file is left alone; take several locks in one order everywhere.",
  signal:
    "Somebody must send one with kill; one that came before the wait is not kept, unless it was blocked.",
};

/** What a holder has or has not done: behind its name. */
export const holder = {
  "write-end": "has the write end open",
  "read-end": "could read it",
  peer: "has the other side",
  child: "has not ended",
  lock: "holds a lock on it",
};

/** The same of one or several with their names. */
export const holders = {
  "write-end": (names: string, number: number): string =>
    plural(number, {
      one: `${names} has the write end open`,
      other: `${names} have the write end open`,
    }),
  "read-end": (names: string, _number: number): string => `${names} could read it`,
  peer: (names: string, number: number): string =>
    plural(number, { one: `${names} has the other side`, other: `${names} have the other side` }),
  child: (names: string, number: number): string =>
    plural(number, { one: `${names} has not ended`, other: `${names} have not ended` }),
  lock: (names: string, number: number): string =>
    plural(number, { one: `${names} holds a lock on it`, other: `${names} hold a lock on it` }),
  by: (process: string, fd: number): string => `${process} (fd ${fd})`,
};
