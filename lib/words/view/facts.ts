import { plural } from "../plural.ts";

/** What is said of an open file description or an object, a line each. */
export const fact = {
  offset: (value: string): string => `offset ${value}`,
  count: (value: string): string => `count ${value}`,
  held: "held, no fd",
  size: (value: string, bytes: number): string =>
    plural(bytes, { one: `${value} byte`, other: `${value} bytes` }),
  readers: (value: string, readers: number): string =>
    plural(readers, { one: `${value} reader`, other: `${value} readers` }),
  writers: (value: string, writers: number): string =>
    plural(writers, { one: `${value} writer`, other: `${value} writers` }),
  messages: (value: string, messages: number): string =>
    plural(messages, { one: `${value} message`, other: `${value} messages` }),
  noName: "no name left",
  toRead: (bytes: string): string => `${bytes} to read`,
  filled: (bytes: string, capacity: string): string => `${bytes} of ${capacity}`,
  peer: (name: string): string => `peer ${name}`,
  attached: (times: string): string => `attached ${times}`,
  marked: "to be removed",
  removed: "removed",
  values: (values: string): string => `values ${values}`,
  value: (value: string): string => `value ${value}`,
};

/** The old value of a fact and the new one: `fact` takes it in the place of a value. */
export const change = {
  shown: (before: string, after: string): string => `${before} → ${after}`,
  told: (before: string, after: string): string => `${before} to ${after}`,
};

/** What an object holds. */
export const content = {
  nuls: (number: number): string => `${number} NUL`,
  textAndNuls: (text: string, number: number): string => `"${text}" and ${number} NUL`,
};

/** A mapping. */
export const mapping = {
  shared: "shared",
  private: "private",
  copied: "private, copied on write",
  noAccess: "no access",
  fact: (bytes: string, access: string, kind: string): string => `${bytes} ${access} ${kind}`,
  without: (bytes: string, kind: string): string => `${bytes} without access, ${kind}`,
  told: (bytes: string, verbs: string, kind: string): string => `${bytes} to ${verbs}, ${kind}`,
  verbs: { PROT_READ: "read", PROT_WRITE: "write", PROT_EXEC: "execute" },
};

/** What a step changed, in phrases. */
export const changed = {
  begins: (name: string): string => `${name} begins`,
  gone: (name: string): string => `${name} is gone`,
  zombie: (name: string): string => `${name} is a zombie`,
  closed: (name: string, fd: string): string => `${name} descriptor ${fd} is closed`,
  leads: (name: string, fd: string, open: string): string => `${name} descriptor ${fd} → ${open}`,
  leadsTold: (name: string, fd: string, open: string): string =>
    `${name} descriptor ${fd} leads to ${open}`,
  getsCloexec: (name: string, fd: string): string => `${name} descriptor ${fd} gets FD_CLOEXEC`,
  losesCloexec: (name: string, fd: string): string => `${name} descriptor ${fd} loses FD_CLOEXEC`,
  hasMapping: (name: string, address: string, fact: string): string =>
    `${name} has a mapping at ${address}: ${fact}`,
  changesMapping: (name: string, address: string, fact: string): string =>
    `${name} changes a mapping at ${address}: ${fact}`,
  losesMapping: (name: string, address: string): string =>
    `${name} loses its mapping at ${address}`,
  made: (name: string, object: string): string => `${name} is made, on ${object}`,
  appears: (name: string): string => `${name} appears`,
  named: (name: string, label: string): string => `${name} is named ${label}`,
  losesName: (name: string): string => `${name} loses its name`,
  holds: (name: string, content: string): string => `${name} holds ${content}`,
  fact: (name: string, fact: string): string => `${name} ${fact}`,
};

/** What the kernel says of a segment. shmctl(2) */
export const segment = {
  meaning: {
    shm_nattch: "attached now",
    shm_atime: "last attached: shmat, fork",
    shm_dtime: "last detached: shmdt, exit",
    shm_cpid: "made it",
    shm_lpid: "attached or detached it last",
  },
  never: "never",
  nobody: "nobody",
  pid: (pid: string): string => `pid ${pid}`,
  process: (name: string, pid: string): string => `${name} (pid ${pid})`,
  told: (
    name: string,
    attached: string,
    attach: string,
    detach: string,
    creator: string,
    user: string,
  ): string =>
    `The kernel says of ${name}: attached ${attached} times, last attached ${attach}, last detached ${detach}, made by ${creator}, last attached or detached by ${user}`,
  head: (name: string): string => `${name} as the kernel has it: struct shmid_ds`,
};
