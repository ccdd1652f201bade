// Runs that would never end are ended and explained from the kernel's state.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import type { Runnable, RunResult } from "../../program/types.ts";

/** Runs what cannot end by itself. */
async function stuck(what: Runnable | Record<string, Runnable>): Promise<RunResult> {
  const result = await run(what, { timeout: 2 });
  assert.ok(["stuck", "wall-time"].includes(result.record.ending.why), result.record.ending.why);
  assert.equal(result.ok, false);
  return result;
}

describe("a run that would never end", () => {
  it("tells of the write end that was left open, and which to close", async () => {
    const result = await stuck(
      program(({ pipe, fork, read, wait, close, write }) => {
        const [r, w] = pipe();
        if (fork() === 0) {
          while (read(r, 10).length > 0);
          return;
        }
        close(r);
        write(w, "x");
        wait();
      }),
    );
    assert.equal(result.timedOut, true);
    assert.equal(result.exitCode, null);
    assert.match(
      result.explanation,
      /^P2 waits to read pipe-a \(fd 3\); P1 \(fd 4\) and P2 \(fd 4\) have the write end open\.$/m,
    );
    assert.match(result.explanation, /^P1 waits for P2 to end/m);
    assert.match(result.explanation, /^P1 and P2 wait for each other: neither can go on\.$/m);
    assert.match(result.explanation, /close fd 4 in P1 and fd 4 in P2/);
    assert.equal(result.leftovers.processes, 2);
  });

  it("tells of two pipes that are both full", async () => {
    const { explanation, record } = await stuck(
      program(({ pipe, fork, read, write, fcntl, F_GETPIPE_SZ }) => {
        const a = pipe();
        const b = pipe();
        const big = Buffer.alloc(fcntl(a[1], F_GETPIPE_SZ) + 4464);
        const [mine, other] = fork() === 0 ? [a, b] : [b, a];
        write(mine[1], big);
        read(other[0], big.length);
      }),
    );
    const room = 16 * record.machine.pageSize;
    assert.ok(
      explanation.includes(
        `P1 waits to write to pipe-b (fd 6), which is full (${room} of ${room} bytes)`,
      ),
      explanation,
    );
    assert.match(explanation, /^P2 waits to write to pipe-a/m);
    assert.match(explanation, /neither can go on/);
    assert.match(explanation, /poll with O_NONBLOCK/);
  });

  it("names what poll waits for, while there are few", async () => {
    const polls = (pipes: number) =>
      program(
        ({ pipe, poll, POLLIN }) => {
          const ends = Array.from({ length: pipes }, () => pipe()[0]);
          poll(ends.map((fd) => ({ fd, events: POLLIN })));
        },
        { pipes },
      );
    const few = await stuck(polls(2));
    assert.match(
      few.explanation,
      /^P1 waits until fd 3 \(pipe-a\) or fd 5 \(pipe-b\) is ready\.$/m,
    );
    const many = await stuck(polls(7));
    assert.match(many.explanation, /, fd 9 \(pipe-d\) or 3 more is ready/);
  });

  it("tells of a FIFO that nobody opens on the other side", async () => {
    const { explanation } = await stuck("mkfifo talk; exec cat talk");
    assert.match(explanation, /P1 waits to open the FIFO talk until somebody opens it for writing/);
    assert.match(explanation, /start the other side, or open it with O_RDWR or O_NONBLOCK/);
  });

  const alone: [string, Runnable, RegExp][] = [
    [
      "a message type that is not in the queue",
      program(({ msgget, msgrcv, msgsnd, IPC_CREAT }) => {
        const queue = msgget(7777, 0o666 | IPC_CREAT);
        msgsnd(queue, { type: 3, text: "x" });
        msgrcv(queue, 100, 5);
      }),
      /P1 waits for a message of type 5 in queue-a; in it are only the types 3\..*msgsnd/s,
    ],
    [
      "a full queue",
      program(({ msgget, msgsnd, IPC_CREAT }) => {
        const queue = msgget(7777, 0o666 | IPC_CREAT);
        for (;;) msgsnd(queue, { type: 3, text: "x".repeat(4000) });
      }),
      /P1 waits to send to queue-a, which is full \(16000 bytes\).*IPC_NOWAIT/s,
    ],
    [
      "a semaphore at 0",
      program(({ semget, semop, IPC_CREAT }) => {
        semop(semget(7777, 1, 0o666 | IPC_CREAT), [{ num: 0, op: -1 }]);
      }),
      /P1 waits on semaphores-a, whose values are \[0\].*SEM_UNDO/s,
    ],
    [
      "its own lock",
      program(({ open, flock, LOCK_EX, O_RDWR, O_CREAT }) => {
        const one = open("file", O_RDWR | O_CREAT, 0o600);
        const two = open("file", O_RDWR);
        flock(one, LOCK_EX);
        flock(two, LOCK_EX);
      }),
      /P1 waits for a lock on file-a \(fd 4\); P1 \(fd 3\) holds a lock on it\..*own other descriptor/s,
    ],
    [
      "a client that does not come",
      program(({ socket, bind, listen, accept, AF_INET, SOCK_STREAM }) => {
        const server = socket(AF_INET, SOCK_STREAM);
        bind(server, { address: "127.0.0.1", port: 7777 });
        listen(server, 3);
        accept(server);
      }),
      /P1 waits for a client to connect to 127\.0\.0\.1:7777/,
    ],
    [
      "a futex that nobody wakes",
      program(({ mmap, futex_wait, PROT_READ, PROT_WRITE, MAP_SHARED, MAP_ANONYMOUS }) => {
        const memory = mmap(null, 4, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        futex_wait(memory, 0, 0);
      }),
      /P1 waits on a futex in memory-a.*FUTEX_WAKE/s,
    ],
  ];
  for (const [what, waiting, message] of alone) {
    it(`tells of ${what}`, async () => {
      const { explanation, record } = await stuck(waiting);
      assert.match(explanation, message);
      assert.match(explanation, /P1 can never go on: no process is left that could end its wait/);
      assert.equal(record.ending.waits[0]?.forever, true);
    });
  }

  it("tells of a parent that waits for a child that waits for its parent", async () => {
    const { explanation } = await stuck(
      program(({ pipe, fork, read, close, wait }) => {
        const [r, w] = pipe();
        if (fork() === 0) {
          close(w);
          read(r, 1);
          return;
        }
        close(r);
        wait();
      }),
    );
    assert.match(
      explanation,
      /^P2 waits to read pipe-a \(fd 3\); P1 \(fd 4\) has the write end open\.$/m,
    );
    assert.match(explanation, /^P1 and P2 wait for each other: neither can go on\.$/m);
    assert.match(explanation, /Somebody must write, or close fd 4 in P1/);
  });

  it("tells locks of fcntl from those of flock", async () => {
    const { explanation } = await stuck(
      program((c) => {
        const fd = c.open("file", c.O_RDWR | c.O_CREAT, 0o600);
        const lock = { type: c.F_WRLCK, whence: c.SEEK_SET, start: 0, len: 0 };
        c.fcntl(fd, c.F_SETLKW, lock);
        if (c.fork() === 0) {
          c.flock(fd, c.LOCK_EX);
          c.fcntl(fd, c.F_SETLKW, lock);
          return;
        }
        c.wait();
      }),
    );
    assert.match(
      explanation,
      /^P2 waits for a lock on file-a \(fd 3\); P1 \(fd 3\) holds a lock on it\.$/m,
    );
    assert.match(explanation, /^P1 and P2 wait for each other: neither can go on\.$/m);
  });

  it("tells a wait that time ends from one that nothing ends", async () => {
    const { record, explanation } = await stuck(
      program(({ sleep }) => {
        sleep(100);
      }),
    );
    assert.equal(record.ending.waits[0]?.forever, false);
    assert.match(explanation, /P1 waits until its sleep is over/);
  });

  it("tells of a program that runs and runs", async () => {
    const { record, explanation } = await stuck(
      program(({ getpid }) => {
        getpid();
        for (;;);
      }),
    );
    assert.deepEqual(record.ending.waits, []);
    assert.match(explanation, /P1 was still running; its last call was in line 2/);
  });
});

describe("a run that does too much", () => {
  it("is ended when it makes more calls than the record is to hold", async () => {
    const spins = await run(
      program(({ getppid }) => {
        for (;;) getppid();
      }),
      { calls: 500 },
    );
    assert.equal(spins.record.ending.why, "calls");
    assert.ok(spins.record.calls.length <= 500, `${spins.record.calls.length} calls`);
  });

  it("is ended at its output limit, and not said to wait", async () => {
    const { explanation, record, stdout } = await run("while :; do echo text; done", {
      output: 1000,
      timeout: 30,
    });
    assert.equal(record.ending.why, "output");
    assert.equal(stdout.length, 1000);
    assert.equal(explanation, "The run was ended because it wrote more than its output limit.");
  });
});
