// The programs of the course that talk through a file and through a shared descriptor: P1.1, P2.1, P2.2.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { called } from "./called.ts";

describe("the course's programs on files", () => {
  it("P1.1 writes, seeks back, reads and prints", async () => {
    const talk = program(
      ({ open, write, lseek, read, close, print, O_RDWR, O_CREAT, SEEK_SET }) => {
        const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
        write(fd, "Test\0");
        lseek(fd, 0, SEEK_SET);
        const buffer = Buffer.alloc(124);
        const got = read(fd, 5);
        got.copy(buffer);
        print(buffer.subarray(0, got.length - 1));
        close(fd);
      },
    );
    const result = await run(talk);
    assert.equal(result.stdout, "Test");
    assert.equal(result.exitCode, 0);
    assert.deepEqual(called(result), [
      'open("temp.txt", O_RDWR|O_CREAT, 0o644) = 3',
      'write(3, "Test\\0", 5) = 5',
      "lseek(3, 0, SEEK_SET) = 0",
      "read(3, buf, 5) = 5",
      'write(1, "Test", 4) = 4',
      "close(3) = 0",
    ]);
    assert.deepEqual(
      result.record.calls.slice(0, 3).map((call) => call.line),
      [2, 3, 4],
    );
    assert.equal(result.files["temp.txt"]?.text, "Test\0");
    assert.equal(result.files["temp.txt"]?.mode, 0o644);
    assert.deepEqual(result.leftovers.files, ["temp.txt"]);
  });

  it("P1.1 without the file ends with ENOENT, and says where", async () => {
    const talk = program(({ open, O_RDWR }) => {
      open("temp.txt", O_RDWR);
    });
    const result = await run(talk);
    assert.equal(result.exitCode, 1);
    assert.equal(result.ok, false);
    assert.match(result.stderr, /ENOENT.*\n.*line 2: open\("temp.txt", O_RDWR\);/s);
    assert.equal(result.record.calls[0]?.errno, "ENOENT");
  });

  it("P2.1 shares one open file between parent and child, its offset included", async () => {
    const K = { question: "Can you hear me?\0", answer: "Yes, I can!\0" };
    const talk = program(
      ({
        open,
        fork,
        write,
        lseek,
        read,
        sleep,
        stat,
        wait,
        close,
        getpid,
        print,
        O_RDWR,
        O_CREAT,
        SEEK_SET,
      }) => {
        let global = 100;
        const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
        if (fork() === 0) {
          while (stat("temp.txt").size < 17) sleep(0.01);
          lseek(fd, 0, SEEK_SET);
          const heard = read(fd, 17);
          print(`child(${getpid().toString(16)}): ${heard.subarray(0, 16)}\n`);
          write(fd, K.answer);
          global++;
          close(fd);
          return;
        }
        write(fd, K.question);
        wait();
        lseek(fd, 17, SEEK_SET);
        print(`parent(${getpid().toString(16)}): ${read(fd, 12).subarray(0, 11)}\n`);
        print(`global: ${global}\n`);
        close(fd);
      },
      { K },
    );
    const result = await run(talk);
    const [parent, child] = result.record.processes.map((p) => p.pid.toString(16));
    assert.equal(
      result.stdout,
      `child(${child}): Can you hear me?\nparent(${parent}): Yes, I can!\nglobal: 100\n`,
    );
    assert.deepEqual(result.output, {
      P1: `parent(${parent}): Yes, I can!\nglobal: 100\n`,
      P2: `child(${child}): Can you hear me?\n`,
    });
    const opens = result.record.opens.filter((open) => open.object === "file-a");
    assert.equal(opens.length, 1, "fork makes no new entry of the open file table");
    assert.deepEqual(
      result.record.wakes.map(({ why }) => why),
      ["exit"],
    );
    assert.equal(result.leftovers.descriptors, 0);
  });

  const fd = program(({ open, write, lseek, print, O_RDWR, O_CREAT }) => {
    const number = open("temp.txt", O_RDWR | O_CREAT, 0o644);
    print(`fd: ${number}\n`);
    write(number, "Test");
    lseek(number, 0, 0);
  });

  it("P2.2 gets descriptor 3, and 4 when started with 3> temp.txt", async () => {
    assert.equal((await run(fd)).stdout, "fd: 3\n");
    const redirected = await run({ program: fd, redirect: "3> temp.txt" });
    assert.equal(redirected.stdout, "fd: 4\n");
    assert.equal(redirected.leftovers.descriptors, 2);
    assert.equal((await run({ program: fd, redirect: "4> temp.txt" })).stdout, "fd: 3\n");
  });

  it("P2.2 writes into its own file when standard output was closed", async () => {
    const result = await run({ program: fd, redirect: "1>&-" });
    assert.equal(result.files["temp.txt"]?.text, "fd: 1\nTest");
  });
});
