/** The calls of the C library as cells and programs see them. What only our own rooms may use is in internal.ts. */

export type { AsyncOptions, Blocking } from "./blocking.ts";
export * from "./constants/index.ts";
export * from "./descriptor.ts";
export {
  attempt,
  type CallError,
  errnoName,
  errnoNumber,
  isCallError,
  type Outcome,
  strerror,
} from "./errors.ts";
export { _exit, exit } from "./exit.ts";
export * from "./fifo.ts";
export { close, creat, ftruncate, lseek, open, rename, unlink } from "./file.ts";
export { fork } from "./fork.ts";
export * from "./ftok.ts";
export { Memory } from "./memory.ts";
export type { MemoryError } from "./memory-error.ts";
export {
  mlock,
  mlockall,
  mmap,
  mprotect,
  msync,
  munlockall,
  munmap,
  type Place,
} from "./mmap.ts";
export * from "./msg.ts";
export * from "./msgctl.ts";
export * from "./pipe.ts";
export * from "./sem.ts";
export { shmat, shmdt, shmget } from "./shm.ts";
export * from "./shmctl.ts";
export {
  SIG_COUNT,
  SIG_DFL,
  SIG_IGN,
  type SignalAction,
  sigaction,
  sigcount,
  sigpending,
  sigprocmask,
} from "./signal.ts";
export * from "./stat.ts";
export type { IpcPerm, MsgStat, SemStat, ShmStat } from "./sysv-stat.ts";
export { alarm, nanosleep, sleep } from "./time.ts";
export * from "./transfer.ts";
export * from "./types.ts";
export * from "./wait.ts";
