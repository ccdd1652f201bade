import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { statesOf } from "../../record/replay.ts";

describe("a store through a mapping", () => {
  const store = (text: string) =>
    program(
      ({ open, ftruncate, mmap, O_RDWR, O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
        const fd = open("map.txt", O_RDWR | O_CREAT, 0o644);
        ftruncate(fd, 8);
        const map = mmap(null, 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        map.write(0, text);
      },
      { text },
    );

  it("is seen in a step after the last call, though no call told of it", async () => {
    const { record } = await run(store("stored"));
    const step = record.steps.findLast((s) => "file-a" in (s.patch.objects ?? {}));
    assert.equal(step?.call, null);
    const content = statesOf(record).at(-1)?.objects["file-a"]?.content ?? "";
    assert.equal(Buffer.from(content, "base64").toString(), "stored\0\0");
  });

  it("in a segment is told with the next call, be it semop or the last shmdt", async () => {
    const { record } = await run(
      program(({ shmget, shmat, shmdt, semget, semop, IPC_PRIVATE }) => {
        const set = semget(IPC_PRIVATE, 1, 0o600);
        const memory = shmat(shmget(IPC_PRIVATE, 8, 0o600));
        memory.write(0, "before");
        semop(set, [{ num: 0, op: 1 }]);
        memory.write(0, "behind");
        shmdt(memory);
      }),
    );
    const told = record.steps.flatMap(({ call, patch }) => {
      const content = patch.objects?.["shm-a"]?.content;
      const text = Buffer.from(content ?? "", "base64").toString();
      return content ? [[record.calls[call ?? -1]?.name, text]] : [];
    });
    assert.deepEqual(told, [
      ["shmat", "\0".repeat(8)],
      ["semop", "before\0\0"],
      ["shmdt", "behind\0\0"],
    ]);
  });

  it("adds no step where nothing was stored", async () => {
    const { record } = await run(store(""));
    assert.ok(record.steps.every(({ event }) => event !== "store"));
  });

  it("leaves a file its name in the record", async () => {
    const { record } = await run(store("stored"));
    assert.equal(record.objects.find((o) => o.kind === "file")?.label, "map.txt");
  });
});
