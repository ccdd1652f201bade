// Whoever dies, whenever: no process of a run stays, and the next run works.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "../../../ground/place.mjs";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { Runner } from "../../../program/runner/process.ts";
import { runnerRequest } from "../../../program/runner/request.ts";
import { until } from "../../until.ts";
import { command, fn, only, request, text } from "./request.ts";

describe("nothing is left", () => {
  after(() => stopRunners());

  it("when the runner is killed: the run fails, and the next one works", async () => {
    for (const trace of [true, false]) {
      const mark = unique();
      const run = runInBox(request(command(["sleep", mark]), { trace }));
      await until(() => running(mark) === 1);
      for (const pid of childrenOf(process.pid)) process.kill(pid, "SIGKILL");
      await assert.rejects(run, /runner of the box ended early/);
      await until(() => running(mark) === 0);
      const next = await runInBox(request(command(["echo", "next"])));
      assert.equal(text(next.stdout.main), "next\n");
    }
  });

  it("when the tracer is killed, which is the runner's copy", async () => {
    const mark = unique();
    const run = runInBox(request(fn("({ sleep }) => sleep(100)", { name: mark })));
    await until(() => named(mark) === 1);
    for (const pid of childrenOf(process.pid).flatMap(childrenOf)) process.kill(pid, "SIGKILL");
    await assert.rejects(run, /runner of the box ended early/);
    await until(() => named(mark) === 0);
  });

  it("when the tracer is stuck, which the caller ends", async () => {
    const mark = unique();
    let gone: () => void = () => {};
    const over = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const runner = new Runner(() => gone(), 1000);
    const line = (seconds: string): string =>
      JSON.stringify(runnerRequest(request(command(["sleep", seconds]))));
    // Its own start is not what is measured.
    await runner.run(line("0"), 60_000);
    const run = runner.run(line(mark), 100);
    const ended = assert.rejects(run, /not ended at its limit of 0.1 s.*the box was stuck/);
    await until(() => running(mark) === 1);
    for (const pid of childrenOf(process.pid).flatMap(childrenOf)) process.kill(pid, "SIGSTOP");
    await ended;
    await over;
    await until(() => running(mark) === 0);
  });

  it("and no time has passed for a run while nobody looked, as when the whole machine stood still", async () => {
    for (const trace of [true, false]) {
      const mark = unique();
      const program = fn("({ sleep }) => { sleep(0.3); }", { name: mark });
      const run = runInBox(request(program, { trace, limits: { wallTime: 1 } }));
      await until(() => named(mark) === 1);
      const lookers = childrenOf(process.pid).flatMap(childrenOf);
      for (const pid of lookers) process.kill(pid, "SIGSTOP");
      await sleep(1200);
      for (const pid of lookers) process.kill(pid, "SIGCONT");
      assert.deepEqual(only(await run, "limit"), []);
    }
  });

  it("when the caller is killed in the middle of a run", async () => {
    const mark = unique();
    const script = `
      import { runInBox } from "./lib/program/runner/client.ts";
      import { command, request } from "./lib/test/program/runner/request.ts";
      await runInBox(request(command(["sh", "-c", "setsid sleep ${mark} & sleep ${mark}"])));`;
    const caller = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: root });
    await until(() => running(mark) >= 2);
    caller.kill("SIGKILL");
    await until(() => running(mark) === 0);
  });

  it("and an idle runner does not keep its caller from ending", async () => {
    const script = `
      import { runInBox } from "./lib/program/runner/client.ts";
      import { command, request } from "./lib/test/program/runner/request.ts";
      await runInBox(request(command(["true"])));`;
    const caller = spawn(process.execPath, ["--input-type=module", "-e", script], { cwd: root });
    const code = await new Promise((resolve) => caller.once("exit", resolve));
    assert.equal(code, 0);
  });

  it("of collected garbage and compiled code: forks survive both, in parent and child", async () => {
    const body = `({ fork, wait }) => {
      const churn = (n) => {
        let sum = 0;
        for (let i = 0; i < n; i++) sum += JSON.stringify({ i, text: "x".repeat(i % 50) }).length;
        return sum;
      };
      for (let round = 0; round < 5; round++) {
        if (fork() === 0) {
          churn(20000);
          if (fork() === 0) return churn(20000) > 0 ? 0 : 1;
          return wait().status === 0 ? 0 : 1;
        }
        churn(5000);
      }
      let bad = 0;
      for (let i = 0; i < 5; i++) if (wait().status !== 0) bad++;
      return bad;
    }`;
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => runInBox(request(fn(body), { limits: { wallTime: 20 } }))),
    );
    for (const reply of replies) {
      assert.deepEqual(
        only(reply, "exit").map((e) => e.code),
        Array.from({ length: 11 }, () => 0),
      );
    }
  });

  it("of views of memory that the collector frees, without an event loop to tell", async () => {
    const body = `({ getaddrinfo, mmap, munmap, PROT_READ, MAP_PRIVATE, MAP_ANONYMOUS }) => {
      const registry = new FinalizationRegistry(() => {});
      for (let i = 0; i < 100; i++) {
        getaddrinfo("127.0.0.1", "80");
        const map = mmap(null, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        registry.register(map, i);
        munmap(map);
      }
      for (let i = 0; i < 60; i++) {
        Buffer.alloc(1 << 20);
        Array.from({ length: 20_000 }, (_, at) => ({ at }));
      }
    }`;
    for (const trace of [true, false]) {
      const reply = await runInBox(request(fn(body), { trace }));
      assert.deepEqual(
        only(reply, "exit").map(({ code }) => code),
        [0],
      );
    }
  });

  it("of System V objects, shared memory and temporary folders", async () => {
    const mark = String(10 ** 9 + Math.floor(Math.random() * 10 ** 9));
    const body = `({ shmget, shm_open, IPC_CREAT, O_CREAT, O_RDWR }) => {
      shmget(${mark}, 100, IPC_CREAT | 0o666);
      shm_open("/${mark}", O_CREAT | O_RDWR, 0o600);
    }`;
    const reply = await runInBox(request(fn(body)));
    assert.equal(only(reply, "left")[0]?.sysv.length, 1);
    assert.deepEqual(objects(mark), []);
  });
});

/** What lives outside any process and is ours. */
function objects(mark: string): string[] {
  return [
    ...["shm", "msg", "sem"].flatMap((kind) =>
      readFileSync(`/proc/sysvipc/${kind}`, "utf8")
        .split("\n")
        .filter((line) => line.trim().split(/\s+/)[0] === mark),
    ),
    ...readdirSync("/dev/shm").filter((name) => name.includes(mark)),
    ...readdirSync("/tmp").filter((name) => name.startsWith(`talking-processes-${process.pid}`)),
  ];
}

/** An argument for sleep, and a name, that nobody else has. */
function unique(): string {
  return `9${Math.floor(Math.random() * 1e9)}`;
}

function running(mark: string): number {
  return count((pid) => readFileSync(`/proc/${pid}/cmdline`, "utf8").endsWith(`sleep\0${mark}\0`));
}

function named(mark: string): number {
  return count((pid) => readFileSync(`/proc/${pid}/comm`, "utf8") === `${mark}\n`);
}

function count(test: (pid: string) => boolean): number {
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && test(pid);
    } catch {
      return false;
    }
  }).length;
}

function childrenOf(pid: number): number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
  return listed.split(" ").filter(Boolean).map(Number);
}
