// In the notebook's kernel process no call can wait for ever, and none can harm the process.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import * as c from "../../libc/index.ts";
import {
  interruptAll,
  pendingCalls,
  setCallHook,
  setDeadline,
  setNotebookMode,
} from "../../libc/internal.ts";

describe("in the notebook, given up after the deadline", () => {
  let dir: string;
  let was: number;
  const ends: (() => void)[] = [];
  const later = <T>(made: T, end: (made: T) => void): T => {
    ends.push(() => end(made));
    return made;
  };
  before(() => {
    dir = mkdtempSync(join(tmpdir(), "ipc-notebook-"));
    setNotebookMode(true);
    was = setDeadline(0.03);
  });
  afterEach(() => {
    for (const end of ends.splice(0).reverse()) end();
  });
  after(() => {
    setDeadline(was);
    setNotebookMode(false);
    rmSync(dir, { recursive: true });
  });

  const file = (flags: number): c.Fd =>
    later(c.open(join(dir, "file"), c.O_RDWR | flags, 0o600), c.close);
  const pair = (): [c.Fd, c.Fd] =>
    later(c.socketpair(c.AF_UNIX, c.SOCK_STREAM), (fds) => fds.forEach(c.close));
  const queue = (): c.MsgId =>
    later(c.msgget(c.IPC_PRIVATE, c.IPC_CREAT | 0o600), (q) => c.msgctl(q, c.IPC_RMID));
  const server = (): c.Fd => {
    const fd = later(c.socket(c.AF_UNIX, c.SOCK_STREAM), c.close);
    c.bind(fd, { abstract: `notebook-${process.pid}` });
    c.listen(fd, 0);
    return fd;
  };
  const mq = (): c.Mqd => {
    const name = `/notebook-${process.pid}`;
    const q = later(
      c.mq_open(name, c.O_RDWR | c.O_CREAT, 0o600, { maxmsg: 1, msgsize: 8 }),
      c.mq_close,
    );
    c.mq_unlink(name);
    return q;
  };
  const words = (): c.Memory =>
    later(c.mmap(null, 64, 3, c.MAP_SHARED | c.MAP_ANONYMOUS, -1, 0), c.munmap);

  const calls: Record<string, [make: () => unknown, why: RegExp]> = {
    "open of a FIFO": [
      () => {
        c.mkfifo(join(dir, "fifo"), 0o600);
        c.open(join(dir, "fifo"), c.O_RDONLY);
      },
      /^open\(".*fifo", O_RDONLY\): still waiting after 0.03 s: a FIFO opens only when/,
    ],
    readInto: [
      () => c.readInto(pair()[0], words()),
      /^read\(\d+, memory of 64 bytes, 64\): .* nothing arrives at the socket/,
    ],
    "creat of a FIFO": [
      () => {
        c.mkfifo(join(dir, "made"), 0o600);
        c.creat(join(dir, "made"), 0o600);
      },
      /^creat\(".*made", 0600\): still waiting after 0.03 s: a FIFO opens only when/,
    ],
    recv: [() => c.recv(pair()[0], 9), /nothing arrives at the socket of descriptor/],
    recvmsg: [() => c.recvmsg(pair()[0], 9), /nothing arrives at the socket/],
    "send to a full socket": [
      () => {
        const [fd] = pair();
        while (c.attempt(() => c.send(fd, Buffer.alloc(4096), c.MSG_DONTWAIT)).ok);
        c.send(fd, Buffer.alloc(4096));
      },
      /is full, and nobody takes anything out/,
    ],
    accept: [() => c.accept(server()), /no client connects to this socket/],
    connect: [
      () => {
        server();
        for (let i = 0; i < 3; i++) {
          c.connect(later(c.socket(c.AF_UNIX, c.SOCK_STREAM), c.close), {
            abstract: `notebook-${process.pid}`,
          });
        }
      },
      /the server's queue of connections is full/,
    ],
    msgrcv: [() => c.msgrcv(queue(), 9, 5), /^msgrcv\(\d+, 9, 5, 0\): .* no message of this type/],
    msgsnd: [
      () => {
        const q = queue();
        for (;;) c.msgsnd(q, { type: 1, text: "" }, 4096);
      },
      /the queue is full, and nobody receives/,
    ],
    semop: [
      () => {
        const id = later(c.semget(c.IPC_PRIVATE, 1, 0o600), (set) => c.semctl(set, 0, c.IPC_RMID));
        c.semop(id, [{ num: 0, op: -1 }]);
      },
      /^semop\(\d+, \[#0 -1\]\): .* the semaphore's value does not allow/,
    ],
    waitpid: [
      () => {
        const child = later(spawn("sleep", ["60"]), (one) => one.kill("SIGKILL"));
        c.waitpid(child.pid as number);
      },
      /this child has not ended/,
    ],
    flock: [
      () => {
        c.flock(file(c.O_CREAT), c.LOCK_EX);
        c.flock(file(0), c.LOCK_SH);
      },
      /another open file description holds a lock/,
    ],
    "fcntl with F_OFD_SETLKW": [
      () => {
        c.fcntl(file(c.O_CREAT), c.F_OFD_SETLK, { type: c.F_WRLCK });
        c.fcntl(file(0), c.F_OFD_SETLKW, { type: c.F_RDLCK });
      },
      /another process holds a lock in the way/,
    ],
    poll: [
      () => c.poll([{ fd: pair()[0], events: c.POLLIN }]),
      /none of the descriptors has one of its events/,
    ],
    futex_wait: [() => c.futex_wait(words(), 0, 0), /nobody wakes this futex/],
    sem_wait: [() => c.sem_wait(c.sem_init(words(), 1, 0)), /the semaphore is 0, and nobody posts/],
    mq_receive: [() => c.mq_receive(mq(), 8), /the queue is empty/],
    mq_send: [
      () => {
        const q = mq();
        c.mq_send(q, "one");
        c.mq_send(q, "two");
      },
      /the queue is full, and nobody receives/,
    ],
  };
  for (const [what, [make, why]] of Object.entries(calls)) {
    it(what, () => assert.throws(make as () => void, { code: "ERR_DEADLINE", message: why }));
  }

  it("but a sleep is not: it ends by itself", () => {
    assert.equal(c.sleep(0.06), 0);
    c.nanosleep({ sec: 0, nsec: 60_000_000 });
  });

  it("not sooner because signals come meanwhile", () => {
    setDeadline(0.5);
    // Ignored by default, however late one comes.
    c.sigaction(c.SIGWINCH, { handler: c.SIG_COUNT });
    const signals = `for i in $(seq 40); do kill -WINCH ${process.pid}; sleep 0.005; done`;
    later(spawn("sh", ["-c", signals]), (one) => one.kill("SIGKILL"));
    const began = performance.now();
    assert.throws(() => c.read(pair()[0], 1), { code: "ERR_DEADLINE" });
    assert.ok(performance.now() - began >= 500);
    c.sigaction(c.SIGWINCH, { handler: c.SIG_DFL });
    setDeadline(0.03);
  });

  it("and what was stopped in the middle takes nothing afterwards", () => {
    setDeadline(30);
    const [r, w] = c.pipe();
    Object.assign(globalThis, { waitForEver: () => c.read(r, 16) });
    assert.throws(() => runInThisContext("waitForEver()", { timeout: 30 }), /timed out/);
    interruptAll();
    c.write(w, "for the next one");
    assert.equal(c.read(r, 16).toString(), "for the next one");
    assert.equal(pendingCalls(), 0);
    setDeadline(0.03);
    c.close(r);
    c.close(w);
  });

  it("says what the kernel says of memory that may not be touched, and takes nothing for it", () => {
    const [r, w] = later(c.pipe(), ([one, two]) => [one, two].forEach(c.close));
    const memory = words();
    c.mprotect(memory, 64, c.PROT_NONE);
    c.write(w, "kept");
    const fault = { code: "EFAULT", syscall: "read" };
    assert.throws(() => c.readInto(r, memory), fault);
    assert.throws(() => c.write(w, memory), { ...fault, syscall: "write" });
    c.mprotect(memory, 64, c.PROT_READ);
    assert.throws(() => c.readInto(r, memory), fault);
    c.mprotect(memory, 64, c.PROT_READ | c.PROT_WRITE);
    assert.equal(c.readInto(r, memory, 4), 4);
    assert.equal(memory.readCString(), "kept");
  });

  it("asks for a copy of a message as it was told to", () => {
    const q = queue();
    c.msgsnd(q, { type: 1, text: "x" });
    assert.throws(() => c.msgrcv(q, 8, 0, c.MSG_COPY), { code: "EINVAL" });
    assert.equal(c.msgrcv(q, 8, 0, c.MSG_COPY | c.IPC_NOWAIT).text, "x");
  });

  it("refuses what would end or hurt its process", () => {
    const refused = { code: "ERR_NEEDS_PROGRAM" };
    const memory = words();
    for (const harm of [
      () => c.kill(c.getpid(), c.SIGTERM),
      () => c.kill(0, c.SIGKILL),
      () => c.alarm(1),
      () => c.sigaction(c.SIGINT, { handler: c.SIG_DFL }),
      () => c.setrlimit(c.RLIMIT_FSIZE, { cur: 0, max: 0 }),
      () => c.execvp("true", ["true"]),
      () => memory.unsafe,
    ]) {
      assert.throws(harm as () => void, refused);
    }
    c.sigaction(c.SIGUSR2, { handler: c.SIG_COUNT });
    c.kill(c.getpid(), c.SIGUSR2);
    assert.equal(c.sigcount(c.SIGUSR2), 1);
    c.sigaction(c.SIGUSR2, { handler: c.SIG_DFL });
  });

  it("catches the fault of a file that is cut under an atomic operation", () => {
    const fd = later(c.memfd_create("cut"), c.close);
    const memory = later(c.mmap(null, 4096, 3, c.MAP_SHARED, fd, 0), c.munmap);
    assert.throws(() => memory.add(0, 1), { code: "ERR_MEMORY_FAULT", signal: "SIGBUS" });
    c.ftruncate(fd, 4096);
    assert.equal(memory.add(0, 1), 0);
  });

  it("tells the hook the name of each call, and nothing without one", () => {
    const told: string[] = [];
    setCallHook((name) => told.push(name));
    const [r, w] = c.pipe();
    c.write(w, "x");
    c.read(r, 1);
    c.close(r);
    setCallHook(null);
    c.close(w);
    assert.deepEqual(told, ["pipe", "write", "read", "close"]);
  });

  it("tells the hook when a call that the engine makes, too, is over", () => {
    const told: string[] = [];
    setCallHook((name) => told.push(name));
    c.munmap(c.mmap(null, 4096, 3, c.MAP_PRIVATE | c.MAP_ANONYMOUS, -1, 0));
    c.getpid();
    setCallHook(null);
    assert.deepEqual(told, ["mmap", "", "munmap", "", "getpid", ""]);
  });
});
