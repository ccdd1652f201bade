import assert from "node:assert/strict";
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HERE } from "../../../linux/architecture.ts";
import { callOf, numberOf } from "../../../linux/calls.ts";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { command, fn, only, request, text } from "./request.ts";

describe("a run in the box", () => {
  after(() => stopRunners());

  it("forks the function out of the warm runner and tells its calls", async () => {
    const reply = await runInBox(
      request(
        fn(`({ open, write, close, O_RDWR, O_CREAT }) => {
          const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
          write(fd, "Test");
          console.log("fd:", fd);
          return 7;
        }`),
      ),
    );
    assert.equal(text(reply.stdout.main), "fd: 3\n");
    assert.equal(text(reply.files["temp.txt"]), "Test");
    const { events } = reply;
    const calls = events.filter((e) => e.e === "call");
    assert.deepEqual(
      calls.map((c) => [callOf(c.nr, HERE).name, c.ret]),
      [
        ["openat", "3"],
        ["write", "4"],
        ["write", "6"],
        ["exit_group", undefined],
      ],
    );
    assert.equal(events.find((e) => e.e === "exit")?.code, 7);
  });

  it("runs a command", async () => {
    const reply = await runInBox(request(command(["sh", "-c", "echo $$ $PPID; pwd; ls -A"])));
    assert.equal(text(reply.stdout.main), "2 1\n/home/learner\n");
    assert.ok(reply.events.some((e) => e.e === "exec" && e.path === "/usr/bin/sh"));
  });

  it("begins with the given files, and keeps a copy of what is there at the end", async () => {
    const dir = mkdtempSync(join(tmpdir(), "keep-"));
    try {
      const files = [
        { path: "in/a.txt", content: Buffer.from("given"), mode: 0o600 },
        { path: "empty/", content: new Uint8Array(0), mode: 0o755 },
      ];
      const keep = join(dir, "kept");
      const script =
        "cp in/a.txt b.txt; mkfifo f; ln -s in/a.txt link; ln b.txt twin; stat -c %a in/a.txt";
      const reply = await runInBox(request(command(["sh", "-c", script]), { files, keep }));
      assert.equal(text(reply.stdout.main), "600\n");
      assert.deepEqual(readdirSync(keep, { recursive: true }).sort(), [
        "b.txt",
        "empty",
        "f",
        "in",
        "in/a.txt",
        "link",
        "twin",
      ]);
      assert.ok(lstatSync(join(keep, "f")).isFIFO());
      assert.equal(readlinkSync(join(keep, "link")), "in/a.txt");
      assert.equal(lstatSync(join(keep, "twin")).ino, lstatSync(join(keep, "b.txt")).ino);
      assert.equal(readFileSync(join(keep, "b.txt"), "utf8"), "given");
      assert.deepEqual(Object.keys(reply.files).sort(), ["b.txt", "in/a.txt", "twin"]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it("tells files of any name, and of all together no more than can be read", async () => {
    const names = "printf abc > __proto__; mkfifo 0; printf x > 7";
    const { files } = await runInBox(request(command(["sh", "-c", names])));
    assert.deepEqual(
      Object.entries(files).map(([name, bytes]) => [name, text(bytes)]),
      [
        ["7", "x"],
        ["__proto__", "abc"],
      ],
    );
    const sparse = "for i in $(seq 40); do truncate -s 1M sparse-$i; done";
    const many = await runInBox(request(command(["sh", "-c", sparse])));
    const sizes = Object.values(many.files).map((bytes) => bytes.length);
    assert.deepEqual([sizes.length, sizes.reduce((a, b) => a + b)], [40, 16 << 20]);
  });

  it("gives stdin, arguments, environment and redirections, as a shell does", async () => {
    const reply = await runInBox(
      request(
        command(
          ["sh", "-c", 'cat; echo "$A $1" >&2; echo third >&3; ls /proc/$$/fd; :', "sh", "x"],
          {
            stdin: Buffer.from("in\n"),
            env: { A: "a" },
            redirect: [
              { fd: 3, to: "file", path: "temp.txt", mode: "write" },
              { fd: 2, to: "fd", from: 1 },
            ],
          },
        ),
      ),
    );
    assert.equal(text(reply.stdout.main), "in\na x\n0\n1\n2\n3\n");
    assert.equal(text(reply.files["temp.txt"]), "third\n");
    const [first] = only(reply, "process");
    const [, one, two, three] = first?.fds ?? [];
    assert.equal(one?.open, two?.open);
    assert.equal(three?.link, "/home/learner/temp.txt");
  });

  it("starts a program only when another waits, or has ended", async () => {
    const waits = command(["sleep", "0.5"], { name: "a" });
    const then = command(["true"], { name: "b", after: "a" });
    for (const trace of [true, false]) {
      const reply = await runInBox(request([then, waits], { trace }));
      const [a, b] = ["a", "b"].map((name) =>
        only(reply, "process").find((p) => p.program === name),
      );
      const ended = only(reply, "exit").find((e) => e.pid === a?.pid);
      assert.ok(a && b && ended && a.t < b.t && b.t < ended.t);
      const asleep = only(reply, "call").find((c) => c.nr === numberOf("clock_nanosleep"));
      assert.ok(!trace || (asleep && asleep.t0 < b.t));
    }
  });
});
