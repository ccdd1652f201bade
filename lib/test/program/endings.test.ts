// Runs that would never end are ended and explained from the kernel's state; faults name the mapping.
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
    const { explanation } = await stuck(
      program(({ pipe, fork, read, write }) => {
        const a = pipe();
        const b = pipe();
        const big = Buffer.alloc(70_000);
        const [mine, other] = fork() === 0 ? [a, b] : [b, a];
        write(mine[1], big);
        read(other[0], 70_000);
      }),
    );
    assert.match(
      explanation,
      /^P1 waits to write to pipe-b \(fd 6\), which is full \(65536 of 65536 bytes\)/m,
    );
    assert.match(explanation, /^P2 waits to write to pipe-a/m);
    assert.match(explanation, /neither can go on/);
    assert.match(explanation, /poll with O_NONBLOCK/);
  });

  it("tells of a FIFO that nobody opens on the other side", async () => {
    const { explanation } = await stuck("mkfifo talk; exec cat talk");
    assert.match(explanation, /P1 waits to open the FIFO talk until somebody opens it for writing/);
    assert.match(explanation, /start the other side, or open it with O_RDWR or O_NONBLOCK/);
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

describe("a fault", () => {
  it("past the end of a mapped file is SIGBUS, with the mapping and the cure", async () => {
    const result = await run(
      program(({ open, mmap, O_RDWR, O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
        const fd = open("temp.txt", O_RDWR | O_CREAT, 0o600);
        const memory = mmap(null, 40, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        memory.unsafe[0] = 1;
      }),
    );
    assert.equal(result.signal, "SIGBUS");
    assert.equal(result.exitCode, null);
    assert.match(
      result.explanation,
      /P1 was ended by SIGBUS after mmap in line 3.*temp\.txt \(rw-s\).*ftruncate/,
    );
  });

  it("in a closed pipe is SIGPIPE by default", async () => {
    const result = await run(
      program(({ pipe, close, write }) => {
        const [r, w] = pipe();
        close(r);
        write(w, "x");
      }),
    );
    assert.equal(result.signal, "SIGPIPE");
    assert.equal(result.record.signals[0]?.signal, "SIGPIPE");
    assert.equal(result.record.signals[0]?.effect, "ended");
  });
});
