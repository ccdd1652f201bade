import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { byteView } from "../../view/bytes/view.ts";
import { load } from "./pictures.ts";

describe("who stored through a mapping", () => {
  it("is the one process that was not inside the kernel meanwhile", () => {
    const { rows } = byteView(load("stores"), "shm-a").table;
    const writers = rows.map((row) => row.slice(0, 2).concat(`${row.at(-1)}`.split(";")[0] ?? ""));
    assert.deepEqual(writers, [
      [0, 4, "P1 stored it"],
      [4, 8, "P2 stored it"],
      [12, 2, "P1 stored it"],
      [14, 2, "P1 stored it"],
      [16, 112, "zero from the kernel"],
    ]);
  });

  it("is one of several where all of them could", async () => {
    const { record } = await run(
      program(({ shmget, shmat, fork, getpid, wait, IPC_PRIVATE }) => {
        const memory = shmat(shmget(IPC_PRIVATE, 16, 0o600));
        if (fork() === 0) {
          while (memory.read(0, 1)[0] === 0);
          getpid();
          return;
        }
        memory.write(0, "A");
        wait();
      }),
    );
    const [first] = byteView(record, "shm-a").table.rows;
    assert.match(`${first?.at(-1)}`, /^P1 or P2 stored it; seen at P2 getpid\(\)$/);
  });

  it("is not said of what was there before the run, nor of what a call wrote", async () => {
    const { record } = await run(
      program(({ open, pwrite, mmap, O_RDWR, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
        const fd = open("f", O_RDWR);
        const map = mmap(null, 8, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        pwrite(fd, "by", 2);
        map.write(6, "st");
      }),
      { files: { f: "original" } },
    );
    const { table, description } = byteView(record, "f");
    assert.deepEqual(
      table.rows.map((row) => [row[3], `${row.at(-1)}`.replace(/,? ?\(.*|;.*/, "")]),
      [
        ["or", "there before"],
        ["by", "P1 pwrite"],
        ["in", "there before"],
        ["st", "P1 stored it"],
      ],
    );
    assert.match(description, /"or", there before/);
  });
});
