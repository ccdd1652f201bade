// What run takes and gives besides the programs themselves.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { isRunning, until } from "../until.ts";

describe("run", () => {
  it("gives arguments, environment and standard input to functions and commands", async () => {
    const told = program(({ argv, env, read, print }) => {
      print(argv.join("+"), " ", env.WHO ?? "", " ", read(0, 99));
    });
    const start = { argv: ["a", "b"], env: { WHO: "me" }, stdin: "text" };
    assert.equal((await run({ program: told, ...start })).stdout, "a+b me text");
    const command = { ...start, program: ["sh", "-c", 'echo "$0 $1 $WHO $(cat)"'] };
    assert.equal((await run(command)).stdout, "a b me text\n");
  });

  it("begins with the files that it is given, and may keep the working directory", async () => {
    const folder = mkdtempSync(join(tmpdir(), "run-"));
    try {
      const keep = join(folder, "kept");
      const files = { "in.txt": "text\n", "sub/tool.sh": { content: "echo tool", mode: 0o755 } };
      const result = await run("cat in.txt; ./sub/tool.sh; echo new > out.txt", { files, keep });
      assert.equal(result.stdout, "text\ntool\n");
      assert.equal(result.files["out.txt"]?.text, "new\n");
      assert.equal(readFileSync(join(keep, "out.txt"), "utf8"), "new\n");
      assert.equal(statSync(join(keep, "sub", "tool.sh")).mode & 0o777, 0o755);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("starts C peers beside programs", async () => {
    const receiver = program(({ mkfifo, open, read, print, O_RDWR }) => {
      mkfifo("talk", 0o600);
      print(read(open("talk", O_RDWR), 99));
    });
    const sender = { program: ["fifo-sender", "talk", "from C"], after: "receiver" };
    const result = await run({ receiver, sender });
    assert.equal(result.stdout, "from C");
    assert.deepEqual(Object.keys(result.programs), ["receiver", "sender"]);
    const client = program(({ socket, connect, write, read, print, AF_INET, SOCK_STREAM }) => {
      const talk = socket(AF_INET, SOCK_STREAM);
      connect(talk, { address: "127.0.0.1", port: 7777 });
      write(talk, "echo me");
      print(read(talk, 99));
    });
    const echo = await run({
      server: ["echo-server", "7777"],
      client: { program: client, after: "server" },
    });
    assert.equal(echo.programs.client?.stdout, "echo me");
    assert.equal(echo.ok, true);
  });

  it("copies globals at a fork, and what it was given too", async () => {
    const counted = program(
      ({ fork, wait, print }) => {
        given.count++;
        if (fork() === 0) {
          given.count++;
          print(`child ${given.count}\n`);
          return;
        }
        wait();
        print(`parent ${given.count}\n`);
      },
      { given: { count: 0 } },
    );
    for (let i = 0; i < 2; i++) assert.equal((await run(counted)).stdout, "child 2\nparent 1\n");
  });

  it("forks at any depth, and prints with console too", async () => {
    const deep = program(({ fork, wait, getpid }) => {
      let depth = 0;
      while (depth < 4 && fork() === 0) depth++;
      if (depth < 4) wait();
      console.log(`depth ${depth} pid ${getpid()}`);
    });
    const { stdout, record } = await run(deep);
    assert.deepEqual(
      stdout.split("\n").map((line) => line.slice(0, 7)),
      ["depth 4", "depth 3", "depth 2", "depth 1", "depth 0", ""],
    );
    assert.deepEqual(
      record.processes.map((p) => p.parent),
      [null, "P1", "P2", "P3", "P4"],
    );
  });

  it("ends when it is aborted", async () => {
    const abort = new AbortController();
    const running = run("sleep 60", { signal: abort.signal, timeout: 60 });
    await until(() => isRunning("sleep 60"));
    abort.abort();
    const result = await running;
    assert.equal(result.record.ending.why, "interrupted");
    assert.equal(result.ok, false);
  });

  it("refuses what makes no sense, before anything runs", async () => {
    for (const [attempt, message] of [
      [() => run({}), /nothing to run/],
      [
        () => run({ a: "true", b: { program: "true", after: "c" } }),
        /b is to start after c, but the programs are a, b/,
      ],
      [() => run({ program: "true", redirect: "3>" }), /is not one that a shell knows/],
      [() => run("true", { files: { "/etc/x": "" } }), /within the working directory/],
      [() => run("true", { timeout: -1 }), /timeout is -1/],
      [() => run("true", { times: 0 }), /times is 0/],
      [() => run({ a: 3 as unknown as string }), /a is not a program/],
    ] as [() => Promise<unknown>, RegExp][]) {
      await assert.rejects(attempt, { name: "ProgramError", message });
    }
  });

  it("shows itself in a few lines", async () => {
    const result = await run("echo hi; echo bad >&2; exit 3");
    const text = "exit code 3\n  hi\non standard error:\n  bad";
    assert.equal(inspect(result), text);
    const display = (result as unknown as Record<symbol, () => unknown>)[
      Symbol.for("Jupyter.display")
    ];
    assert.deepEqual(display?.call(result), { "text/plain": text });
  });
});

declare const given: { count: number };
