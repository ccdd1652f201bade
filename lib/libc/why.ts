import { readdirSync, readlinkSync } from "node:fs";

/** What a call that does not return is waiting for, in the notebook's process: a clause for a message. */
export function explainWait(call: string, args: unknown[]): string {
  const fd = typeof args[0] === "number" ? args[0] : -1;
  const reason = reasons[call];
  if (reason === undefined) return "what it waits for did not come";
  return typeof reason === "string" ? reason : reason(fd);
}

const reasons: Record<string, string | ((fd: number) => string)> = {
  read: (fd) => forBytes(fd),
  recv: (fd) => forBytes(fd),
  recvfrom: (fd) => forBytes(fd),
  recvmsg: (fd) => forBytes(fd),
  write: (fd) => `${describe(fd)} is full, and nobody takes anything out${others(fd)}`,
  send: (fd) => `${describe(fd)} is full, and nobody takes anything out${others(fd)}`,
  sendto: (fd) => `${describe(fd)} is full, and nobody takes anything out${others(fd)}`,
  sendmsg: (fd) => `${describe(fd)} is full, and nobody takes anything out${others(fd)}`,
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

function forBytes(fd: number): string {
  const what = describe(fd);
  return what.startsWith("the pipe")
    ? `${what} is empty, and its write end is still open${others(fd)}`
    : `nothing arrives at ${what}`;
}

function describe(fd: number): string {
  const link = linkOf(fd);
  if (link.startsWith("pipe:")) return `the pipe of descriptor ${fd}`;
  if (link.startsWith("socket:")) return `the socket of descriptor ${fd}`;
  if (link.startsWith("/")) return link;
  return `descriptor ${fd}`;
}

/** The other descriptors of this process that lead to the same pipe: often the forgotten ends. */
function others(fd: number): string {
  const link = linkOf(fd);
  if (!link.startsWith("pipe:")) return "";
  const same = readdirSync("/proc/self/fd")
    .map(Number)
    .filter((n) => n !== fd && linkOf(n) === link);
  return same.length === 0
    ? ""
    : ` (this process has it open as descriptor ${same.join(", ")} too)`;
}

function linkOf(fd: number): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return "";
  }
}
