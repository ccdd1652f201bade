// The C programs that lessons run as commands, each with the one behaviour it is there for.
import assert from "node:assert/strict";
import { program } from "../../lib/program/program.ts";
import { run } from "../../lib/program/run.ts";

type Nine = [number, number, number, number, number, number, number, number, number];

describe("the peers in C", () => {
  it("print-as-format obeys what it reads", async () => {
    const printed = async (stdin: string) => {
      const result = await run({ program: ["print-as-format"], stdin });
      return result.signal ?? result.stdout;
    };
    assert.equal(await printed("Test"), "Test");
    assert.equal(await printed("50%% off"), "50% off");
    assert.match(await printed("%s%s%s%s%s%s%s%s%n"), /^SIG(SEGV|ABRT)$/);
  });

  it("open-without-mode makes a file of a mode that nobody asked for", async () => {
    const modes = new Set<number | undefined>();
    for (const text of ["short", "a text that is longer"]) {
      const result = await run(["open-without-mode", "temp.txt", text]);
      assert.equal(result.stdout, text);
      modes.add(result.files["temp.txt"]?.mode);
    }
    assert.ok(!modes.has(0o644), [...modes].join());
  });

  it("share-global shares it, except after fork", async () => {
    const shared = async (how: string) => (await run(["share-global", how])).stdout;
    assert.deepEqual(
      [await shared("fork"), await shared("vfork"), await shared("clone")],
      ["100", "200", "200"],
    );
  });

  it("share-table closes for both, or for the child alone", async () => {
    const files = { "a.txt": "abc" };
    const shared = async (how: string) =>
      (await run(["share-table", how, "a.txt"], { files })).stdout;
    assert.deepEqual([await shared("yes"), await shared("no")], ["EBADF", "read"]);
  });

  it("print-descriptor gets what the shell left free", async () => {
    assert.equal((await run("print-descriptor temp.txt 3> temp.txt")).stdout, "fd: 4\n");
    assert.equal((await run("print-descriptor temp.txt 0<&-")).stdout, "fd: 0\n");
    assert.equal((await run("print-descriptor temp.txt >&-")).stderr, "fd: 1\n");
  });

  it("spell-creat knows one spelling", async () => {
    assert.equal((await run(["spell-creat"])).stdout, "creat yes, create no\n");
  });

  it("append-lines leaves what was there", async () => {
    const files = { "log.txt": "before\n" };
    const result = await run(["append-lines", "log.txt", "ann", "2"], { files });
    assert.equal(result.files["log.txt"]?.text, "before\nann 1\nann 2\n");
    assert.equal((await run(["append-lines"])).exitCode, 2);
  });

  it("hold-lock keeps others away by either lock, until it is told to let go", async () => {
    for (const how of ["exclusive", "shared"]) {
      const result = await run(
        {
          holder: ["hold-lock", "n.txt", "go", how],
          waiter: { program: ["flock", "-x", "n.txt", "true"], after: "holder" },
          release: { program: ": > go", after: "waiter" },
        },
        { files: { "n.txt": "7" } },
      );
      assert.equal(result.programs.holder?.stdout, "7 7\n");
      assert.equal(result.files["n.txt"]?.text, how === "exclusive" ? "8" : "7");
      const { calls } = result.record;
      assert.ok(
        calls.some((call) => call.name === "flock" && call.waited),
        how,
      );
    }
    assert.equal((await run(["hold-lock", "n.txt", "go", "else"])).exitCode, 2);
  });

  it("two-voices copies, speaks twice, and exits as it is told", async () => {
    const result = await run({ program: ["two-voices", "7", "1"], stdin: "in\n" });
    assert.deepEqual(
      [result.stdout, result.stderr, result.exitCode],
      ["in\nout 1\n", "err 1\n", 7],
    );
    assert.equal((await run("two-voices 2>&-")).exitCode, 0);
  });

  it("torn-values never sees an aligned number torn", async () => {
    const [reads, torn] = (await run(["torn-values", "aligned"])).stdout.split(" ").map(Number);
    assert.ok(Number(reads) > 1000, `${reads} reads`);
    assert.equal(torn, 0);
  });

  it("torn-values sees a copied text torn", async () => {
    let torn = 0;
    // A writer that does not get a CPU in the reader's time has torn nothing.
    for (let i = 0; i < 10 && torn === 0; i++) {
      torn = Number((await run(["torn-values", "text"])).stdout.split(" ")[1]);
    }
    assert.ok(torn > 0);
  });

  it("torn-values leaves nothing behind", async () => {
    const { leftovers, stderr } = await run(["torn-values", "across"]);
    assert.deepEqual([leftovers.shm, leftovers.processes, stderr], [0, 0, ""]);
    assert.equal((await run(["torn-values", "else"])).exitCode, 2);
  });

  it("litmus sees a store overtaken by a load, where there are two CPUs", async function () {
    let [rounds, seen, cpus] = [0, 0, 2];
    // Two that do not run at the same time overtake nothing.
    for (let i = 0; i < 10 && seen === 0 && cpus > 1; i++) {
      [rounds = 0, seen = 0, cpus = 0] = await litmus("buffer", "plain");
      assert.equal(rounds > 0, cpus > 1);
    }
    if (cpus < 2) this.skip();
    assert.ok(seen > 0);
  });

  it("litmus sees nothing overtaken that is atomic, nor any message on x64", async () => {
    const seen = async (test: string, how: string) => (await litmus(test, how))[1];
    assert.equal(await seen("message", "atomic"), 0);
    const [buffer, message] = [await seen("buffer", "atomic"), await seen("message", "plain")];
    // An arm64 machine may be QEMU's, which lets an atomic load overtake an atomic store.
    if (process.arch === "x64") assert.deepEqual([buffer, message], [0, 0]);
  });

  it("litmus knows when one CPU decides nothing, and leaves nothing behind", async () => {
    const onOne = program(({ sched_getaffinity, sched_setaffinity, execvp }) => {
      sched_setaffinity(0, sched_getaffinity(0).slice(0, 1));
      execvp("litmus", ["litmus", "buffer", "plain"]);
    });
    assert.equal((await run(onOne, { trace: false })).stdout, "0 0 1\n");
    const { leftovers, stderr } = await run(["litmus", "message", "plain"]);
    assert.deepEqual([leftovers.shm, leftovers.processes, stderr], [0, 0, ""]);
    assert.equal((await run(["litmus", "message", "else"])).exitCode, 2);
    assert.equal((await run(["litmus", "else", "plain"])).exitCode, 2);
  });

  it("read-or-map times both ways, and only the map faults on every size", async () => {
    const { stdout } = await run(["read-or-map", "4096", "1048576"], { trace: false });
    const lines = stdout.trim().split("\n");
    for (const [size, line] of [4096, 1048576].map((n, i) => [n, lines[i] ?? ""] as const)) {
      const [bytes, pread, mmap, lowP, highP, lowM, highM, faultsP, faultsM] = line
        .split(" ")
        .map(Number) as Nine;
      assert.equal(bytes, size);
      assert.ok(lowP > 0 && lowP <= pread && pread <= highP, line);
      assert.ok(lowM > 0 && lowM <= mmap && mmap <= highM, line);
      assert.equal(faultsP, 0);
      assert.ok(faultsM >= 1 && faultsM <= size / 4096, line);
    }
  });

  it("at-a-terminal gives 0, 1 and 2 to one terminal", async () => {
    const result = await run(["at-a-terminal", "test -t 0 && test -t 1 && test -t 2 && tty"]);
    assert.equal(result.stdout, "/dev/pts/0\r\n");
    assert.equal(result.exitCode, 0);
  });

  it("answer-buffer writes past its end from 244 bytes on, and reads past it at 256", async () => {
    const made = async (length: number) =>
      (await run({ program: ["answer-buffer"], stdin: "x".repeat(length) })).stdout.trim();
    assert.deepEqual(
      [await made(32), await made(243), await made(244), await made(256)],
      ["32 44 0", "243 255 0", "244 256 1", "256 278 23"],
    );
  });

  it("filter answers at once, at the end, or leaves early", async () => {
    const answer = async (...argv: string[]) =>
      (await run({ program: ["filter", ...argv], stdin: "some text" })).stdout;
    assert.equal(await answer("copy"), "some text");
    assert.equal(await answer("capitals"), "SOME TEXT");
    assert.equal(await answer("last"), "some text");
    assert.equal(await answer("quit", "4"), "some");
  });

  it("piece-server sends a piece only when the one before it has been read", async () => {
    const pieces = await run({
      server: { program: ["piece-server", "door", "1,3"], stdin: "a text" },
      client: {
        program: ({ socket, connect, read, print, AF_UNIX, SOCK_STREAM }) => {
          const s = socket(AF_UNIX, SOCK_STREAM);
          connect(s, { path: "door" });
          for (let part = read(s, 64); part.length > 0; part = read(s, 64)) print(part, "|");
        },
        after: "server",
      },
    });
    assert.equal(pieces.programs.client?.stdout, "a| te|xt|");
  });

  it("ring producers and consumers understand each other", async () => {
    for (const [produce, consume] of [
      ["produce", "taste"],
      ["eager", "consume"],
      ["patient", "consume"],
    ] as const) {
      const texts = Array.from({ length: 12 }, (_, n) => `text ${n}`);
      const producer = ["ring", produce, ...texts];
      const seen = await run({ producer, consumer: ["ring", consume] });
      assert.equal(seen.programs.consumer?.stdout, texts.map((text) => `${text}\n`).join(""));
      assert.doesNotMatch(seen.programs.producer?.stdout ?? "", /awake/);
    }
  });

  it("queue-talk does its words one after the other", async () => {
    const words = ["child", "send:3:one", "end", "join", "send:2:two", "take:2", "remove"];
    const { stdout, leftovers } = await run(["queue-talk", ...words]);
    assert.deepEqual([stdout, leftovers.queues], ["3 3 one\n2 3 two\n", 0]);
    assert.equal((await run(["queue-talk", "sing"])).exitCode, 2);
  });

  it("log-watch knows a line that is not there", async () => {
    const watch = async (count: number, text: string) => {
      const log = Buffer.alloc(4 + text.length);
      log.writeInt32LE(count, 0);
      log.write(text, 4);
      return (await run(["log-watch", "log", "4", "abc\n"], { files: { log } })).stdout;
    };
    assert.deepEqual(
      [
        await watch(4, "abc\n"),
        await watch(4, "ab"),
        await watch(3, "abc"),
        await watch(4, "abx\n"),
      ],
      ["whole\n", "cut: 4\n", "half a line: 3\n", "torn at 2 of 4\n"],
    );
  });
});

/** The rounds, those in which something was overtaken, and the CPUs. */
async function litmus(test: string, how: string): Promise<number[]> {
  const { stdout } = await run(["litmus", test, how], { trace: false });
  return stdout.split(" ").map(Number);
}
