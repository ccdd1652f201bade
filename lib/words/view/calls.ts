/** A call and what came of it. */

/** Behind the call as a C programmer writes it. */
export const result = {
  interrupted: "is interrupted, begins again",
  fails: (errno: string): string => `fails: ${errno}`,
  never: "never returns",
  returned: (values: string): string => `= ${values}`,
  after: (result: string, duration: string): string => `${result}, after ${duration}`,
};

/** A call as a sentence, without a full stop. */
export const spoken = {
  fails: (process: string, call: string, errno: string): string =>
    `${process} calls ${call}, which fails with ${errno}`,
  failsOn: (process: string, call: string, object: string, errno: string): string =>
    `${process} calls ${call} on ${object}, which fails with ${errno}`,
  never: (process: string, call: string): string => `${process} calls ${call}, which never returns`,
  neverOn: (process: string, call: string, object: string): string =>
    `${process} calls ${call} on ${object}, which never returns`,
  returns: (process: string, call: string, value: string): string =>
    `${process} calls ${call}, which returns ${value}`,
  returnsOn: (process: string, call: string, object: string, value: string): string =>
    `${process} calls ${call} on ${object}, which returns ${value}`,
  exits: (process: string): string => `${process} exits`,
  writes: (process: string, bytes: string): string => `${process} writes ${bytes}`,
  writesTo: (process: string, bytes: string, object: string): string =>
    `${process} writes ${bytes} to ${object}`,
  reads: (process: string, bytes: string): string => `${process} reads ${bytes}`,
  readsFrom: (process: string, bytes: string, object: string): string =>
    `${process} reads ${bytes} from ${object}`,
  readsEnd: (process: string): string => `${process} reads end of file`,
  readsEndFrom: (process: string, object: string): string =>
    `${process} reads end of file from ${object}`,
  opensAs: (process: string, fd: string): string => `${process} opens descriptor ${fd}`,
  opens: (process: string, object: string, fd: string): string =>
    `${process} opens ${object} as descriptor ${fd}`,
  closes: (process: string, fd: string): string => `${process} closes descriptor ${fd}`,
  closesOf: (process: string, fd: string, object: string): string =>
    `${process} closes descriptor ${fd} of ${object}`,
  forks: (process: string, pid: string): string => `${process} forks process ${pid}`,
  learns: (process: string, pid: string): string =>
    `${process} learns that process ${pid} has ended`,
  slept: (process: string): string => `${process} has slept`,
};

/** A call that waits. */
export const waits = {
  waited: (process: string, took: string, call: string): string =>
    `${process} waits ${took} in ${call}`,
  never: (process: string, call: string): string => `${process} waits in ${call} and never goes on`,
  in: (call: string): string => `waits in ${call}`,
  now: (process: string, call: string): string => `${process} waits in ${call}`,
  ends: (ended: string, process: string, took: string, call: string): string =>
    `${ended} ends; ${process}, which had waited ${took} in ${call}, goes on`,
  goesOn: (cause: string, process: string, took: string, call: string): string =>
    `${cause}; ${process}, which had waited ${took} in ${call}, goes on`,
  goesOnFor: (cause: string, process: string, took: string, call: string, why: string): string =>
    `${cause}; ${process}, which had waited ${took} in ${call}, goes on, because of ${why}`,
};

/** Why a call could go on. */
export const why = {
  data: "data",
  space: "room for more",
  "end-of-file": "end of file",
  exit: "it ended",
  connection: "a connection",
  message: "a message",
  semaphore: "the semaphore",
  lock: "the lock",
  futex: "the futex",
  open: "the other end was opened",
  signal: "a signal",
};

/** A process and its beginning and end. */
export const process = {
  begins: "The run begins",
  child: (name: string): string => `${name} child`,
  childOf: (name: string, parent: string): string => `${name} child of ${parent}`,
  madeBy: (parent: string): string => `made by ${parent}`,
  ended: (signal: string): string => `ended by ${signal}`,
  exits: (status: string): string => `exits with ${status}`,
  isEnded: (name: string, signal: string): string => `${name} is ended by ${signal}`,
  hasExited: (name: string, status: string): string => `${name} exits with ${status}`,
  stillThere: (name: string): string => `${name} was still there when the run was ended`,
};
