/** Each way to wait: what lets the waiting call go on. */
import type { ProgramFunction } from "../../program/types.ts";

declare const pause: number;

// In each, the child waits first (the parent pauses meanwhile), and then the parent's call lets it go on.
export const cases: [why: string, from: string, to: string, ProgramFunction][] = [
  [
    "data",
    "write",
    "read",
    (c) => {
      const [r, w] = c.pipe();
      if (c.fork() === 0) {
        c.read(r, 1);
        return;
      }
      c.sleep(pause);
      c.write(w, "x");
      c.wait();
    },
  ],
  [
    "space",
    "read",
    "write",
    (c) => {
      const [r, w] = c.pipe();
      c.write(w, Buffer.alloc(16 * c.sysconf(c._SC_PAGESIZE)));
      if (c.fork() === 0) {
        c.write(w, "x");
        return;
      }
      c.sleep(pause);
      c.read(r, 16 * c.sysconf(c._SC_PAGESIZE));
      c.wait();
    },
  ],
  [
    "end-of-file",
    "close",
    "read",
    (c) => {
      const [r, w] = c.pipe();
      if (c.fork() === 0) {
        c.close(w);
        c.read(r, 1);
        return;
      }
      c.sleep(pause);
      c.close(w);
      c.wait();
    },
  ],
  [
    "open",
    "open",
    "open",
    (c) => {
      c.mkfifo("talk", 0o600);
      if (c.fork() === 0) {
        c.open("talk", c.O_RDONLY);
        return;
      }
      c.sleep(pause);
      c.open("talk", c.O_WRONLY);
      c.wait();
    },
  ],
  [
    "lock",
    "flock",
    "flock",
    (c) => {
      const fd = c.open("f", c.O_RDWR | c.O_CREAT, 0o600);
      c.flock(fd, c.LOCK_EX);
      if (c.fork() === 0) {
        c.flock(c.open("f", c.O_RDWR), c.LOCK_EX);
        return;
      }
      c.sleep(pause);
      c.flock(fd, c.LOCK_UN);
      c.wait();
    },
  ],
  [
    "semaphore",
    "semop",
    "semop",
    (c) => {
      const set = c.semget(c.IPC_PRIVATE, 1, 0o600);
      if (c.fork() === 0) {
        c.semop(set, [{ num: 0, op: -1 }]);
        return;
      }
      c.sleep(pause);
      c.semop(set, [{ num: 0, op: 1 }]);
      c.wait();
    },
  ],
  [
    "message",
    "msgsnd",
    "msgrcv",
    (c) => {
      const queue = c.msgget(c.IPC_PRIVATE, 0o600);
      if (c.fork() === 0) {
        c.msgrcv(queue, 9, 5);
        return;
      }
      c.sleep(pause);
      c.msgsnd(queue, { type: 5, text: "x" });
      c.wait();
    },
  ],
  [
    "futex",
    "futex",
    "futex",
    (c) => {
      const memory = c.mmap(
        null,
        4,
        c.PROT_READ | c.PROT_WRITE,
        c.MAP_SHARED | c.MAP_ANONYMOUS,
        -1,
        0,
      );
      if (c.fork() === 0) {
        // Too late to wait, it finds another value: EAGAIN.
        c.attempt(() => c.futex_wait(memory, 0, 0));
        return;
      }
      c.sleep(pause);
      memory.store(0, 1);
      c.futex_wake(memory, 0);
      c.wait();
    },
  ],
  [
    "connection",
    "connect",
    "accept",
    (c) => {
      const server = c.socket(c.AF_UNIX, c.SOCK_STREAM);
      c.bind(server, { path: "sock" });
      c.listen(server, 1);
      if (c.fork() === 0) {
        c.accept(server);
        return;
      }
      c.sleep(pause);
      c.connect(c.socket(c.AF_UNIX, c.SOCK_STREAM), { path: "sock" });
      c.wait();
    },
  ],
  [
    "data",
    "write",
    "poll",
    (c) => {
      const [never] = c.pipe();
      const [r, w] = c.pipe();
      if (c.fork() === 0) {
        c.poll([never, r].map((fd) => ({ fd, events: c.POLLIN })));
        return;
      }
      c.sleep(pause);
      c.write(w, "x");
      c.wait();
    },
  ],
  [
    "end-of-file",
    "close",
    "poll",
    (c) => {
      const [r, w] = c.pipe();
      if (c.fork() === 0) {
        c.close(w);
        c.poll([{ fd: r, events: c.POLLIN }]);
        return;
      }
      c.sleep(pause);
      c.close(w);
      c.wait();
    },
  ],
  [
    "space",
    "read",
    "poll",
    (c) => {
      const [r, w] = c.pipe();
      c.write(w, Buffer.alloc(16 * c.sysconf(c._SC_PAGESIZE)));
      if (c.fork() === 0) {
        c.poll([{ fd: w, events: c.POLLOUT }]);
        return;
      }
      c.sleep(pause);
      c.read(r, 16 * c.sysconf(c._SC_PAGESIZE));
      c.wait();
    },
  ],
  [
    "connection",
    "connect",
    "poll",
    (c) => {
      const server = c.socket(c.AF_UNIX, c.SOCK_STREAM);
      c.bind(server, { path: "sock" });
      c.listen(server, 1);
      if (c.fork() === 0) {
        c.poll([{ fd: server, events: c.POLLIN }]);
        return;
      }
      c.sleep(pause);
      c.connect(c.socket(c.AF_UNIX, c.SOCK_STREAM), { path: "sock" });
      c.wait();
    },
  ],
  [
    "data",
    "send",
    "poll",
    (c) => {
      const [a, b] = c.socketpair(c.AF_UNIX, c.SOCK_STREAM);
      if (c.fork() === 0) {
        c.poll([{ fd: b, events: c.POLLIN }]);
        return;
      }
      c.sleep(pause);
      c.send(a, "x");
      c.wait();
    },
  ],
];
