// The programs of the course that talk through shared memory, a message queue and a memory map: P5.1 to P7.2.
// They run for ever in the course; here they stop after a few rounds, and `turn` stands for the second between two.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { called } from "./called.ts";

declare const turn: number;

describe("the course's programs on System V shared memory", () => {
  const writer = program(
    ({ shmget, shmat, shmdt, sleep, IPC_CREAT }) => {
      const id = shmget(7777, 128, 0o666 | IPC_CREAT);
      const memory = shmat(id);
      for (const text of ["Hello?\n\0", "Can you hear me?\n\0"]) {
        memory.write(0, text);
        sleep(turn);
      }
      shmdt(memory);
    },
    { turn: 0.4 },
  );
  const reader = program(
    ({ shmget, shmat, shmdt, sleep, print, IPC_CREAT }) => {
      const memory = shmat(shmget(7777, 128, 0o666 | IPC_CREAT));
      let last = "";
      for (let i = 0; i < 200 && last !== "Can you hear me?\n"; i++) {
        const text = memory.readCString();
        if (text !== last) print(text);
        last = text;
        sleep(turn);
      }
      shmdt(memory);
    },
    { turn: 0.01 },
  );
  const clear = program(({ shmget, shmctl, print, IPC_CREAT, IPC_RMID }) => {
    const id = shmget(7777, 128, 0o666 | IPC_CREAT);
    shmctl(id, IPC_RMID);
    print((0).toString(16), "\n");
  });

  it("P5.1 writes what P5.2 reads, and P5.3 clears", async () => {
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
    const cleared = await run({ writer, clear: { program: clear, after: "writer" } });
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
        for (const text of ["This is the memory map!\n\0", "wow!!\n\0"]) {
          map.write(0, text);
          sleep(turn);
        }
        munmap(map);
      },
      { turn: 0.4 },
    );
    const receiver = program(
      ({ open, mmap, sleep, print, O_RDWR, PROT_READ, MAP_SHARED }) => {
        const map = mmap(null, 40, PROT_READ, MAP_SHARED, open("temp.txt", O_RDWR), 0);
        let last = "";
        for (let i = 0; i < 200 && last !== "wow!!\n"; i++) {
          const text = map.readCString();
          if (text !== last) print(text);
          last = text;
          sleep(turn);
        }
      },
      { turn: 0.01 },
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
