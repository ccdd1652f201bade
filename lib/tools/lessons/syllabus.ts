import { claims } from "../../claims/index.ts";

/** What the course must serve, by number: programs, pictures, claims, the table's cells, and what else a section teaches. */
export interface Item {
  id: string;
  text: string;
}

const programs: Record<string, string> = {
  "P1.1": "one process writes a file and reads it back",
  "P2.1": "parent and child talk through one open file, with sleeps",
  "P2.2": "prints the descriptor of the file that it opens",
  "P3.1": "parent writes into a pipe, child reads",
  "P3.2": "two pipes, both ways",
  "P3.3": "ls | grep passed, built by hand",
  "P3.4": "receiver of a FIFO",
  "P3.5": "sender into a FIFO, and echo",
  "P4.1": "socket server",
  "P4.2": "socket client",
  "P5.1": "writer of a shared segment",
  "P5.2": "reader of a shared segment",
  "P5.3": "clears the segment",
  "P6.1": "sender into a message queue",
  "P6.2": "receiver from a message queue",
  "P7.1": "sender through a memory map",
  "P7.2": "receiver from a memory map",
};

const pictures: Record<string, string> = {
  D1: "process and file: what moves, where the offset stands",
  D2: "two processes, their descriptor tables, the files",
  D3: "descriptor tables, open file table, inodes, call by call",
  D4: "the pipe between two processes: ends and fill",
  D5: "the FIFO as ls -al shows it",
  D6: "the sequence of calls on both sides of a socket",
  D7: "the two machines",
  D8: "one segment, two address spaces",
  D9: "the queue in the kernel",
  D10: "the file, the page cache and the two mappings",
};

const furtherItems: Record<string, string> = {
  "A0.1": "mkfifo over a file: EEXIST",
  "A0.2": "mmap of a FIFO: ENODEV",
  "A0.3": "one key for two kinds is fine",
  "A1.1": "short reads",
  "A1.2": "end of file",
  "A1.3": "O_APPEND",
  "A1.4": "two processes that overwrite each other",
  "A1.5": "pread and pwrite",
  "A1.6": "file locks",
  "A2.1": "FD_CLOEXEC belongs to the descriptor",
  "A2.2": "O_APPEND and the offset belong to the entry",
  "A3.1": "the unused end left open",
  "A3.2": "PIPE_BUF and atomic writes",
  "A3.3": "O_NONBLOCK",
  "A3.4": "F_SETPIPE_SZ",
  "A3.5": "packet mode",
  "A3.6": "both pipes of a pair filled until both wait for ever",
  "A4.1": "byte order",
  "A4.2": "datagrams",
  "A4.3": "getaddrinfo and IPv6",
  "A4.4": "shutdown",
  "A4.5": "a slow client blocks all others",
  "A4.6": "poll",
  "A5.1": "a System V semaphore as the cure",
  "A5.2": "a sequence counter as the cure",
  "A5.3": "a futex as the cure",
  "A5.4": "SHM_RDONLY and the fault",
  "A6.1": "selecting by type",
  "A6.2": "MSG_NOERROR",
  "A6.3": "msgmax and msgmnb",
  "A6.4": "EIDRM under a waiter",
  "A6.5": "a queue leaks as a segment does",
  "A7.1": "MAP_PRIVATE",
  "A7.2": "MAP_ANONYMOUS",
  "A7.3": "memfd_create",
  "A7.4": "shm_open",
};

/** Every item, in the order of the course; the claims end with the cells of the table. */
export const items: Item[] = [
  ...list(programs),
  ...list(pictures),
  ...Object.entries(claims).map(([id, claim]) => ({ id, text: claim.text })),
  ...list(furtherItems),
];

function list(texts: Record<string, string>): Item[] {
  return Object.entries(texts).map(([id, text]) => ({ id, text }));
}
