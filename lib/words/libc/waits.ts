/** What a call is given to wait at. */
export const at = {
  pipe: (fd: number): string => `the pipe of descriptor ${fd}`,
  socket: (fd: number): string => `the socket of descriptor ${fd}`,
  descriptor: (fd: number): string => `descriptor ${fd}`,
};

/** What a call that does not return is waiting for, in the notebook's process. Clauses. */
export const waiting = {
  unknown: (): string => "what it waits for did not come",
  full: (what: string): string => `${what} is full, and nobody takes anything out`,
  fullAndOpen: (what: string, fds: string): string =>
    `${what} is full, and nobody takes anything out (this process has it open as descriptor ${fds} too)`,
  empty: (what: string): string => `${what} is empty, and its write end is still open`,
  emptyAndOpen: (what: string, fds: string): string =>
    `${what} is empty, and its write end is still open (this process has it open as descriptor ${fds} too)`,
  silent: (what: string): string => `nothing arrives at ${what}`,
};

/** The same for calls of which it is always the same. */
export const waitingIn: Record<string, string> = {
  open: "a FIFO opens only when another process opens its other end",
  creat: "a FIFO opens only when another process opens its other end",
  accept: "no client connects to this socket",
  accept4: "no client connects to this socket",
  connect: "the server's queue of connections is full, and it does not accept",
  msgrcv: "no message of this type is in the queue",
  msgsnd: "the queue is full, and nobody receives",
  semop: "the semaphore's value does not allow the operation, and nobody changes it",
  semtimedop: "the semaphore's value does not allow the operation, and nobody changes it",
  wait: "no child has ended",
  waitpid: "this child has not ended",
  flock: "another open file description holds a lock on the file",
  fcntl: "another process holds a lock in the way",
  poll: "none of the descriptors has one of its events",
  futex_wait: "nobody wakes this futex",
  sem_wait: "the semaphore is 0, and nobody posts",
  mq_receive: "the queue is empty",
  mq_send: "the queue is full, and nobody receives",
  sleep: "the time is not over",
  nanosleep: "the time is not over",
};
