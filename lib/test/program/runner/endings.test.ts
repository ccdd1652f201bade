// However a run ends, it ends: at its limits, when nothing can move any more, or when nobody wants it.
import assert from "node:assert/strict";
import { constants } from "node:os";
import { HERE } from "../../../linux/architecture.ts";
import { callOf, numberOf } from "../../../linux/calls.ts";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { isRunning, until } from "../../until.ts";
import { command, fn, only, request, text } from "./request.ts";

describe("the end of a run", () => {
  after(() => stopRunners());

  async function why(...args: Parameters<typeof request>): Promise<string | undefined> {
    return only(await runInBox(request(...args)), "limit")[0]?.why;
  }

  it("comes at the limit of wall time", async () => {
    const limits = { wallTime: 0.3 };
    assert.equal(await why(fn("({ sleep }) => { sleep(100); }"), { limits }), "wall-time");
    assert.equal(await why(command(["sleep", "100"]), { limits, trace: false }), "wall-time");
  });

  for (const trace of [true, false]) {
    it(`comes at the limit of CPU time by SIGXCPU, and says so, ${trace ? "" : "not "}traced`, async () => {
      const busy = fn("({ fork, wait }) => { if (fork() === 0) for (;;); wait(); }");
      const alone = fn("() => { for (;;); }");
      const options = { trace, limits: { cpuTime: 1, wallTime: 60 } };
      const reply = await runInBox(request(trace ? busy : alone, options));
      assert.equal(only(reply, "exit")[0]?.signal, constants.signals.SIGXCPU);
      const why = only(reply, "limit").map((event) => event.why);
      assert.deepEqual(why, ["cpu-time"]);
    });
  }

  it("comes a second later for a program that catches SIGXCPU", async () => {
    const deaf = command(["sh", "-c", "trap : XCPU; while :; do :; done"]);
    const reply = await runInBox(request(deaf, { limits: { cpuTime: 1, wallTime: 60 } }));
    assert.equal(only(reply, "exit")[0]?.signal, constants.signals.SIGKILL);
    assert.equal(only(reply, "limit")[0]?.why, "cpu-time");
  });

  it("does not come when a process reaches a limit that it set itself", async () => {
    const own = command(["sh", "-c", "(ulimit -S -t 1; while :; do :; done); echo $?"]);
    const reply = await runInBox(request(own, { limits: { wallTime: 60 } }));
    assert.equal(text(reply.stdout.main), "152\n");
    assert.deepEqual(only(reply, "limit"), []);
  });

  it("comes at the limit of output, and keeps what fits", async () => {
    const reply = await runInBox(request(command(["yes"]), { limits: { output: 5000 } }));
    assert.equal(only(reply, "limit")[0]?.why, "output");
    assert.equal(reply.stdout.main?.length, 5000);
  });

  it("comes at the limit of memory that no process has alone, or none has any more", async () => {
    const limits = { memory: 40 << 20 };
    const each = `({ fork, wait, sleep, mmap, PROT_READ, PROT_WRITE, MAP_SHARED, MAP_ANONYMOUS }) => {
      for (let i = 0; i < 3; i++) {
        if (fork() > 0) continue;
        mmap(null, 25 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0).unsafe.fill(1);
        sleep(100);
      }
      wait();
    }`;
    const segments = `({ shmget, shmat, shmdt, sleep, IPC_PRIVATE, IPC_CREAT }) => {
      for (let i = 0; i < 3; i++) {
        const memory = shmat(shmget(IPC_PRIVATE, 25 << 20, IPC_CREAT | 0o600));
        memory.unsafe.fill(1);
        shmdt(memory);
      }
      sleep(100);
    }`;
    for (const body of [each, segments]) assert.equal(await why(fn(body), { limits }), "memory");
  });

  it("is not brought about by memory that several share", async () => {
    const limits = { memory: 80 << 20 };
    const body = `({ fork, wait, mmap, PROT_READ, PROT_WRITE, MAP_SHARED, MAP_ANONYMOUS, nanosleep }) => {
      const memory = mmap(null, 50 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
      memory.unsafe.fill(1);
      for (let i = 0; i < 3; i++) {
        if (fork() > 0) continue;
        memory.unsafe.fill(2);
        nanosleep({ sec: 0, nsec: 50_000_000 });
        return 0;
      }
      for (let i = 0; i < 3; i++) wait();
    }`;
    const reply = await runInBox(request(fn(body), { limits }));
    assert.deepEqual(only(reply, "limit"), []);
  });

  it("comes at the limit of memory, or the allocation fails", async () => {
    const bomb = fn("() => { const all = []; for (;;) all.push(Buffer.alloc(1 << 20, 1)); }");
    const reply = await runInBox(request(bomb, { limits: { memory: 64 << 20 } }));
    const ended = only(reply, "limit")[0]?.why === "memory" || only(reply, "exit")[0]?.code !== 0;
    assert.ok(ended, JSON.stringify(reply.events.slice(-9)));
  });

  it("comes before the limit when every process waits for another, and says what each is in", async () => {
    const reply = await runInBox(
      request(
        fn(`({ pipe, read, fork, wait }) => {
          const [r] = pipe();
          if (fork() === 0) { read(r, 10); return; }
          wait();
        }`),
      ),
    );
    assert.equal(only(reply, "limit")[0]?.why, "stuck");
    const stuck = only(reply, "stuck");
    assert.deepEqual(stuck.map((s) => [callOf(s.nr, HERE).name, s.state]).sort(), [
      ["read", "S"],
      ["wait4", "S"],
    ]);
    assert.deepEqual(only(reply, "left")[0]?.processes.sort(), [2, 3]);
  });

  it("comes when a process waits whose alarm was taken back, and not before one that is set", async () => {
    const waits = (seconds: number): string =>
      `({ alarm, pipe, read }) => { alarm(100); alarm(${seconds}); read(pipe()[0], 1); }`;
    assert.equal(await why(fn(waits(0))), "stuck");
    const reply = await runInBox(request(fn(waits(1))));
    assert.deepEqual(only(reply, "limit"), []);
    assert.equal(only(reply, "exit")[0]?.signal, constants.signals.SIGALRM);
  });

  it("does not come early for a process that sleeps", async () => {
    const body = "({ sleep, print }) => { sleep(1); console.log('woke'); }";
    const reply = await runInBox(request(fn(body)));
    assert.equal(text(reply.stdout.main), "woke\n");
    assert.deepEqual(only(reply, "limit"), []);
  });

  it("takes a call that a signal interrupts and the kernel makes again for one", async () => {
    const reply = await runInBox(
      request(fn("({ fork, sleep }) => { if (fork() === 0) return; sleep(1); }")),
    );
    const sleeps = only(reply, "call").filter((c) => c.nr === numberOf("clock_nanosleep"));
    assert.deepEqual(
      sleeps.map((c) => [c.ret, c.slept]),
      [["0", true]],
    );
    assert.ok(sleeps.every((c) => c.t - c.t0 >= 1_000_000));
  });

  it("waits for a child that its parent did not wait for", async () => {
    const body = `({ fork, sleep }) => { if (fork() === 0) { sleep(1); console.log("late"); } }`;
    const reply = await runInBox(request(fn(body)));
    assert.equal(text(reply.stdout.main), "late\n");
  });

  it("does not wait for a daemon", async () => {
    const reply = await runInBox(request(command(["sh", "-c", "setsid sleep 100 &"])));
    assert.deepEqual(only(reply, "limit"), []);
    assert.equal(only(reply, "left")[0]?.processes.length, 1);
  });

  it("comes when the caller cancels, and the next run is not disturbed", async () => {
    const stop = new AbortController();
    const run = runInBox(request(command(["sleep", "98.7"]), { signal: stop.signal }));
    await until(() => isRunning("sleep 98.7"));
    stop.abort();
    const reply = await run;
    assert.equal(only(reply, "limit")[0]?.why, "interrupted");
    const next = await runInBox(request(command(["echo", "next"])));
    assert.equal(text(next.stdout.main), "next\n");
  });

  it("comes when the caller cancels before all programs have been started", async () => {
    const names = Array.from({ length: 16 }, (_, i) => `main${i}`);
    const many = names.map((name) => command(["sleep", "100"], { name }));
    await runInBox(request(command(["true"])));
    for (let delay = 0; delay < 20; delay++) {
      const stop = new AbortController();
      const run = runInBox(request(many, { signal: stop.signal, disturb: 1 }));
      setTimeout(() => stop.abort(), delay);
      const reply = await run;
      assert.deepEqual(
        only(reply, "limit").map((event) => event.why),
        ["interrupted"],
      );
      const begun = only(reply, "process").map((event) => event.pid);
      assert.deepEqual(
        begun.sort(),
        only(reply, "exit")
          .map((event) => event.pid)
          .sort(),
      );
    }
  });

  it("comes when the caller cancels before the runner has begun", async () => {
    const signal = AbortSignal.abort();
    const reply = await runInBox(request(command(["sleep", "100"]), { signal }));
    assert.equal(only(reply, "limit")[0]?.why, "interrupted");
  });

  it("refuses a process beyond the limit with EAGAIN", async () => {
    const body = `({ fork, sleep }) => {
      let made = 0;
      try { for (;; made++) if (fork() === 0) { sleep(20); return; } }
      catch (error) { console.log(made, error.code); }
    }`;
    const limits = { processes: 5, wallTime: 2 };
    const reply = await runInBox(request(fn(body), { limits }));
    assert.equal(text(reply.stdout.main), "4 EAGAIN\n");
  });

  it("comes while processes are being made and replaced, whatever is killed in the middle", async () => {
    const makes = fn(
      "({ fork, wait, exit }) => { for (;;) { if (fork() === 0) exit(0); wait(); } }",
    );
    const script = "while :; do /usr/bin/true; done";
    const runs = Array.from({ length: 40 }, async (_, i) => {
      const limits = { wallTime: 0.1 + i / 1000, cpuTime: 60 };
      const program = i % 2 === 0 ? makes : command(["sh", "-c", script]);
      return why(program, { limits });
    });
    assert.deepEqual([...new Set(await Promise.all(runs))], ["wall-time"]);
  });

  it("comes for a fork bomb, and nothing is left", async () => {
    const bomb = command(["sh", "-c", "b() { b | b & }; b; wait"]);
    const reply = await runInBox(request(bomb, { limits: { processes: 20, wallTime: 1 } }));
    assert.ok(only(reply, "end")[0]);
    const next = await runInBox(request(command(["sh", "-c", "echo /proc/[0-9]*"])));
    assert.equal(text(next.stdout.main), "/proc/1 /proc/2\n");
  });
});
