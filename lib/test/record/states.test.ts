// The kernel's tables, step by step: counts, offsets, queues, segments, mappings.
import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import type { RunResult } from "../../program/types.ts";
import { stateAt, statesOf } from "../../record/replay.ts";

describe("the record's states", () => {
  const object = (result: RunResult, name: string) =>
    stateAt(result.record, result.record.steps.length - 3).objects[name];

  it("follow queues by priority, semaphores, counters and marked segments", async () => {
    const posix = await run(
      program(({ mq_open, mq_send, mq_receive, eventfd, write, O_RDWR, O_CREAT }) => {
        const queue = mq_open("/q", O_RDWR | O_CREAT, 0o600);
        for (const [text, priority] of [
          ["low", 1],
          ["high", 9],
          ["middle", 5],
        ] as const)
          mq_send(queue, text, priority);
        mq_receive(queue, 8192);
        const counter = eventfd(3, 0);
        write(counter, Buffer.from([4, 0, 0, 0, 0, 0, 0, 0]));
      }),
    );
    assert.equal(posix.stderr, "");
    assert.deepEqual(
      object(posix, "mqueue-a")?.messages?.map((m) => m.text),
      ['"middle"', '"low"'],
    );
    assert.equal(object(posix, "eventfd-a")?.value, 7);
    const marked = await run(
      program(({ shmget, shmat, shmctl, shmdt, IPC_PRIVATE, IPC_RMID }) => {
        const id = shmget(IPC_PRIVATE, 100, 0o600);
        const memory = shmat(id);
        shmctl(id, IPC_RMID);
        shmdt(memory);
      }),
    );
    const states = statesOf(marked.record).map((state) => state.objects["shm-a"]);
    const seen = states.map(
      (s) => s && [s.attached, s.marked ?? false, s.removed ?? false].join(" "),
    );
    assert.deepEqual(
      [...new Set(seen)],
      [undefined, "0 false false", "1 false false", "1 true false", "0 true true"],
    );
  });

  it("count attachments as the kernel does, even where no shm call is made: fork and exit", async () => {
    const { record, stdout, stderr } = await run(
      program(({ shmget, shmat, shmctl, fork, wait, print, IPC_PRIVATE, IPC_STAT }) => {
        const id = shmget(IPC_PRIVATE, 100, 0o600);
        const say = () => {
          const { nattch, cpid, lpid, atime, dtime } = shmctl(id, IPC_STAT);
          print(`${JSON.stringify([nattch, cpid, lpid, atime, dtime])}\n`);
        };
        say();
        shmat(id);
        say();
        if (fork() === 0) return;
        wait();
        say();
      }),
    );
    assert.equal(stderr, "");
    const pids = new Map(record.processes.map(({ name, pid }) => [name, pid]));
    const numbers = statesOf(record).flatMap(({ objects: { "shm-a": shm } }) => {
      if (shm?.attachTime === undefined) return [];
      const [creator, user] = [shm.creator, shm.lastUser ?? 0].map(
        (who) => pids.get(`${who}`) ?? who,
      );
      return [[shm.attached, creator, user, shm.attachTime, shm.detachTime]];
    });
    const seen = [...new Set(numbers.map((row) => JSON.stringify(row)))];
    assert.deepEqual(
      numbers.map(([attached]) => attached).filter((n, i, all) => n !== all[i - 1]),
      [0, 1, 2, 1, 0],
    );
    for (const line of stdout.trim().split("\n"))
      assert.ok(seen.includes(line), `${line}, ${seen}`);
    const last = statesOf(record).findLast((state) => state.objects["shm-a"]?.attached === 1);
    assert.equal(last?.objects["shm-a"]?.lastUser, "P2");
  });

  it("show what fork and dup share: one offset, counted descriptors", async () => {
    const { record } = await run(
      program(({ open, dup, fork, wait, read, O_RDONLY }) => {
        const fd = open("f", O_RDONLY);
        dup(fd);
        if (fork() === 0) {
          read(fd, 2);
          return;
        }
        wait();
        open("f", O_RDONLY);
      }),
      { files: { f: "text" } },
    );
    const states = statesOf(record);
    const first = states.map((state) => state.opens["open-4"]);
    assert.deepEqual([...new Set(first.map((o) => o?.count))], [undefined, 1, 2, 4]);
    assert.deepEqual([...new Set(first.map((o) => o?.offset))], [undefined, 0, 2]);
    const last = states.findLast((state) => state.opens["open-5"]);
    assert.equal(last?.opens["open-5"]?.offset, 0);
    assert.equal(last?.opens["open-5"]?.object, "file-a");
  });

  it("show mappings that are shared, and that one outlives its descriptor", async () => {
    const { record } = await run(
      program(({ open, mmap, close, munmap, O_RDWR, PROT_READ, MAP_SHARED, MAP_PRIVATE }) => {
        const fd = open("f", O_RDWR);
        const shared = mmap(null, 100, PROT_READ, MAP_SHARED, fd, 0);
        mmap(null, 100, PROT_READ, MAP_PRIVATE, fd, 0);
        close(fd);
        munmap(shared);
      }),
      { files: { f: "text" } },
    );
    const states = statesOf(record);
    const maps = states.map((state) => Object.values(state.processes.P1?.maps ?? {}));
    assert.deepEqual(
      maps.find((list) => list.length === 2)?.map((m) => [m.object, m.shared, m.prot]),
      [
        ["file-a", true, "PROT_READ"],
        ["file-a", false, "PROT_READ"],
      ],
    );
    const closed =
      states[record.steps.findIndex((s) => record.calls[s.call ?? -1]?.name === "close")];
    assert.deepEqual([closed?.opens["open-4"]?.count, closed?.opens["open-4"]?.held], [0, true]);
  });
});
