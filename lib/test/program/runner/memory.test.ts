// Shared memory changes without a call: the next call of a process that has it tells.
import assert from "node:assert/strict";
import { HERE } from "../../../linux/architecture.ts";
import { callOf } from "../../../linux/calls.ts";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { fn, only, request } from "./request.ts";

describe("shared memory in the raw stream", () => {
  after(() => stopRunners());

  it("shows a System V segment's first bytes after the next call", async () => {
    const body = `({ shmget, shmat, shmdt, getpid, IPC_CREAT }) => {
      const memory = shmat(shmget(7777, 128, IPC_CREAT | 0o666));
      memory.write(0, "Hello?");
      getpid();
      shmdt(memory);
    }`;
    const calls = only(await runInBox(request(fn(body))), "call");
    const seen = calls.map((c) => [callOf(c.nr, HERE).name, ...contents(c.sysv)]);
    assert.deepEqual(seen.slice(0, 4), [
      ["shmget"],
      ["shmat", ""],
      ["getpid", "Hello?"],
      ["shmdt", "Hello?"],
    ]);
  });

  it("shows the first bytes of a file that is mapped shared", async () => {
    const body = `({ open, ftruncate, mmap, getpid, O_RDWR, O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
      const fd = open("temp.txt", O_RDWR | O_CREAT, 0o644);
      ftruncate(fd, 40);
      const memory = mmap(null, 40, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
      memory.write(0, "wow!!");
      getpid();
      memory.write(0, "bye");
    }`;
    const calls = only(await runInBox(request(fn(body))), "call");
    const seen = calls.map((c) => [callOf(c.nr, HERE).name, ...contents(c.files)]);
    assert.deepEqual(seen, [
      ["openat", ""],
      ["ftruncate", ""],
      ["mmap", ""],
      ["getpid", "wow!!"],
      ["exit_group", "bye!!"],
    ]);
  });
});

/** What of it is text. */
function contents(of: object[] | undefined): string[] {
  const told = (of ?? [])
    .map((o) => (o as { content?: string }).content)
    .filter((c) => c !== undefined);
  return told.map((c) => Buffer.from(c, "base64").toString().replaceAll("\0", ""));
}
