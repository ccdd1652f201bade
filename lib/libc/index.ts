/** The calls of the C library as cells and programs see them. What only our own rooms may use is in internal.ts. */

export type { FoundAddress, Inet, Inet6, SocketAddress, Unix } from "./address.ts";
export type { AsyncOptions, Blocking } from "./blocking.ts";

import "./notebook-mode.ts";

export * from "../linux/constants/index.ts";
export { errnoName, errnoNumber } from "../linux/errno.ts";
export * from "./byteorder.ts";
export * from "./clock.ts";
export * from "./descriptor.ts";
export {
  attempt,
  type CallError,
  isCallError,
  type Outcome,
  strerror,
} from "./errors.ts";
export * from "./eventfd.ts";
export { execve, execvp } from "./exec.ts";
export { _exit, exit } from "./exit.ts";
export { type FileLock, fcntl } from "./fcntl.ts";
export * from "./fifo.ts";
export { close, creat, ftruncate, lseek, open, rename, unlink } from "./file.ts";
export { flock } from "./flock.ts";
export { fork } from "./fork.ts";
export * from "./ftok.ts";
export { futex_wait, futex_wake } from "./futex.ts";
export * from "./getaddrinfo.ts";
export * from "./identity.ts";
export * from "./limits.ts";
export * from "./memfd.ts";
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
export * from "./mqueue.ts";
export * from "./msg.ts";
export * from "./msgctl.ts";
export * from "./pidfd.ts";
export * from "./pipe.ts";
export * from "./poll.ts";
export * from "./process.ts";
export * from "./sem.ts";
export * from "./semaphore.ts";
export * from "./sendmsg.ts";
export * from "./sendrecv.ts";
export { shmat, shmdt, shmget } from "./shm.ts";
export * from "./shmctl.ts";
export {
  SIG_COUNT,
  type SignalAction,
  sigaction,
  sigcount,
  signal,
  sigpending,
  sigprocmask,
} from "./signal.ts";
export {
  accept,
  accept4,
  bind,
  connect,
  getpeername,
  getsockname,
  listen,
  shutdown,
  socket,
  socketpair,
} from "./socket.ts";
export * from "./sockopt.ts";
export * from "./stat.ts";
export { sysconf } from "./sysconf.ts";
export type { IpcPerm, MsgStat, PermSet, SemStat, ShmStat } from "./sysv-stat.ts";
export { alarm, nanosleep, sleep } from "./time.ts";
export * from "./transfer.ts";
export * from "./types.ts";
export * from "./wait.ts";
