// The programs of the course that talk through shared memory, a message queue and a memory map: P5.1 to P7.2.
// They run for ever in the course, with a second between two rounds. Here they stop after a few, and whoever writes
// goes on when the other one has printed what it read: it makes a FIFO then.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { called } from "./called.ts";

declare const SEEN: string;
declare const texts: string[];

describe("the course's programs on System V shared memory", () => {
  const writes = (texts: string[]) =>
    program(
      ({ shmget, shmat, shmdt, sleep, stat, attempt, IPC_CREAT }) => {
        const id = shmget(7777, 128, 0o666 | IPC_CREAT);
        const memory = shmat(id);
        texts.forEach((text, index) => {
          while (index > 0 && attempt(() => stat(SEEN)).code) sleep(0.01);
          memory.write(0, `${text}\0`);
        });
        shmdt(memory);
      },
      { SEEN: "seen", texts },
    );
  const reader = program(
    ({ shmget, shmat, shmdt, sleep, print, mkfifo, IPC_CREAT }) => {
      const memory = shmat(shmget(7777, 128, 0o666 | IPC_CREAT));
      let last = "";
      while (last !== "Can you hear me?\n") {
        const text = memory.readCString();
        if (text !== last) print(text);
        if (last === "" && text !== "") mkfifo(SEEN, 0o600);
        last = text;
        sleep(0.01);
      }
      shmdt(memory);
    },
    { SEEN: "seen" },
  );
  const clear = program(({ shmget, shmctl, print, IPC_CREAT, IPC_RMID }) => {
    const id = shmget(7777, 128, 0o666 | IPC_CREAT);
    shmctl(id, IPC_RMID);
    print((0).toString(16), "\n");
  });

  it("P5.1 writes what P5.2 reads, and P5.3 clears", async () => {
    const writer = writes(["Hello?\n", "Can you hear me?\n"]);
    const result = await run({ writer, reader: { program: reader, after: "writer" } });
    assert.equal(result.programs.reader?.stdout, "Hello?\nCan you hear me?\n");
    assert.equal(result.leftovers.shm, 1, "the segment outlives its processes");
    const objects = result.record.objects.filter((object) => object.kind === "shm");
    assert.deepEqual(
      objects.map(({ name, label }) => ({ name, label })),
      [{ name: "shm-a", label: "7777" }],
    );
    assert.ok(
      called(result).includes("shmget(7777, 128, 0o666|IPC_CREAT) = 0"),
      called(result).join("\n"),
    );
    const cleared = await run({
      writer: writes(["Hello?\n"]),
      clear: { program: clear, after: "writer" },
    });
    assert.equal(cleared.programs.clear?.stdout, "0\n");
    assert.equal(cleared.leftovers.shm, 0);
  });
});

describe("the course's programs on System V message queues", () => {
  it("P6.1 sends what P6.2 takes", async () => {
    const sender = program(({ msgget, msgsnd, IPC_CREAT, IPC_NOWAIT }) => {
      const id = msgget(7777, 0o666 | IPC_CREAT);
      for (const text of ["This is MQ!\n", "Wow~~!!\n"])
        msgsnd(id, { type: 5, text }, 128, IPC_NOWAIT);
    });
    const receiver = program(({ msgget, msgrcv, print, IPC_CREAT }) => {
      const id = msgget(7777, 0o666 | IPC_CREAT);
      for (let i = 0; i < 2; i++) print(msgrcv(id, 128, 5).text.replace(/\0.*/s, ""));
    });
    const result = await run({ receiver, sender: { program: sender, after: "receiver" } });
    assert.equal(result.programs.receiver?.stdout, "This is MQ!\nWow~~!!\n");
    assert.equal(result.leftovers.queues, 1);
    const sent = result.record.calls.filter((call) => call.name === "msgsnd");
    assert.deepEqual(
      sent.map((call) => call.data?.length),
      [128, 128],
    );
    assert.match(sent[0]?.args[1]?.text ?? "", /^\{type 5, text "This is MQ!\\n/);
    assert.ok(result.record.wakes.some((wake) => wake.why === "message"));
  });
});

describe("the course's programs on memory maps", () => {
  it("P7.1 writes what P7.2 reads, and the shorter text keeps the longer one's tail", async () => {
    const sender = program(
      ({
        open,
        ftruncate,
        mmap,
        munmap,
        close,
        sleep,
        stat,
        attempt,
        O_RDWR,
        O_CREAT,
        PROT_READ,
        PROT_WRITE,
        MAP_SHARED,
      }) => {
        const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
        ftruncate(fd, 40);
        const map = mmap(null, 40, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        close(fd);
        map.write(0, "This is the memory map!\n\0");
        while (attempt(() => stat(SEEN)).code) sleep(0.01);
        map.write(0, "wow!!\n\0");
        munmap(map);
      },
      { SEEN: "seen" },
    );
    const receiver = program(
      ({ open, mmap, sleep, print, mkfifo, O_RDWR, PROT_READ, MAP_SHARED }) => {
        const map = mmap(null, 40, PROT_READ, MAP_SHARED, open("temp.txt", O_RDWR), 0);
        let last = "";
        while (last !== "wow!!\n") {
          const text = map.readCString();
          if (text !== last) print(text);
          if (last === "" && text !== "") mkfifo(SEEN, 0o600);
          last = text;
          sleep(0.01);
        }
      },
      { SEEN: "seen" },
    );
    const result = await run({ sender, receiver: { program: receiver, after: "sender" } });
    assert.equal(result.programs.receiver?.stdout, "This is the memory map!\nwow!!\n");
    assert.equal(result.files["temp.txt"]?.text.slice(0, 25), "wow!!\n\0 the memory map!\n\0");
    const [map] = result.record.calls.filter(
      (call) => call.name === "mmap" && call.process === "P1",
    );
    assert.equal(map?.object, "file-a");
    assert.equal(map?.args[3]?.text, "MAP_SHARED");
  });
});
