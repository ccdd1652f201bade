// The programs of the course that talk through a FIFO: P3.4, P3.5.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { called } from "./called.ts";

// As the course has it, except for the end: the receiver leaves after `messages` reads.
const receiver = (messages: number) =>
  program(
    ({ mkfifo, open, read, print, close, unlink, O_RDWR }) => {
      mkfifo("talk", 0o666);
      const fd = open("talk", O_RDWR);
      for (let i = 0; i < messages; i++) print(`${i}: ${read(fd, 128)}\n`);
      close(fd);
      unlink("talk");
    },
    { messages },
  );

const sender = program(({ open, write, close, O_WRONLY }) => {
  const fd = open("talk", O_WRONLY);
  write(fd, "I am the sender!");
  close(fd);
});

describe("the course's programs on FIFOs", () => {
  it("P3.4 and P3.5 talk, though they are unrelated", async () => {
    const result = await run({
      receiver: receiver(1),
      sender: { program: sender, after: "receiver" },
    });
    assert.equal(result.programs.receiver?.stdout, "0: I am the sender!\n");
    assert.equal(result.programs.sender?.exitCode, 0);
    assert.deepEqual(called(result), [
      'mkfifo("talk", 0o666) = 0',
      'open("talk", O_RDWR) = 3',
      "read(3, buf, 128) = 16",
      'write(1, "0: I am the sender!\\n", 20) = 20',
      "close(3) = 0",
      'unlink("talk") = 0',
    ]);
    const read = result.record.calls.find((call) => call.name === "read");
    const write = result.record.calls.find(
      (call) => call.name === "write" && call.process === "P2",
    );
    assert.equal(read?.object, "fifo-a");
    assert.equal(write?.object, "fifo-a");
    assert.ok(
      result.record.wakes.some(
        (w) => w.from === write?.id && w.to === read?.id && w.why === "data",
      ),
      "the sender's write wakes the receiver's read",
    );
    assert.deepEqual(result.leftovers.fifos, []);
  });

  it("P3.5 may be echo hello > talk; 300 bytes come as 128, 128 and 44", async () => {
    const result = await run({
      receiver: receiver(1),
      echo: { program: "echo hello > talk", after: "receiver" },
    });
    assert.equal(result.programs.receiver?.stdout, "0: hello\n\n");
    const long = await run({
      receiver: receiver(3),
      sender: { program: `printf '%300s' x > talk`, after: "receiver" },
    });
    const reads = long.record.calls.filter((call) => call.process === "P1" && call.name === "read");
    assert.deepEqual(
      reads.map((call) => call.result),
      [128, 128, 44],
    );
  });

  it("P3.4 cannot be started again while the FIFO is there, and leaves mode 0644", async () => {
    const once = program(({ mkfifo }) => {
      mkfifo("talk", 0o666);
      mkfifo("talk", 0o666);
    });
    const result = await run(once);
    assert.match(result.stderr, /EEXIST/);
    assert.deepEqual(result.leftovers.fifos, ["talk"]);
    assert.equal(result.files.talk?.type, "fifo");
    assert.equal(result.files.talk?.mode, 0o644);
  });
});
