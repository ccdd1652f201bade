// What gc.test.ts runs under a collector that never rests: every kind of transfer, awaited and plain.
import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";

const collect = (globalThis as { gc?: () => void }).gc;
const message = (i: number): Buffer => Buffer.alloc(1 + (i % 700), i);
const kept: Buffer[] = [];

for (let round = 0; round < 10; round++) {
  const pipes = Array.from({ length: 16 }, () => c.pipe());
  const q = c.msgget(c.IPC_PRIVATE, c.IPC_CREAT | 0o600);
  // Nobody holds the buffers of these calls but the library.
  const reads = pipes.map(([r]) => c.read.async(r, 700));
  const received = pipes.map((_, i) => c.msgrcv.async(q, 700, i + 1));
  const polled = c.poll.async([{ fd: pipes[0]?.[0] ?? -1, events: c.POLLIN }], 0);
  collect?.();
  await Promise.all(pipes.map(([, w], i) => c.write.async(w, message(i + round))));
  await Promise.all(pipes.map((_, i) => c.msgsnd.async(q, { type: i + 1, text: message(i) })));
  collect?.();
  (await Promise.all(reads)).forEach(
    (bytes, i) => void assert.deepEqual(bytes, message(i + round)),
  );
  (await Promise.all(received)).forEach(({ data }, i) => void assert.deepEqual(data, message(i)));
  await polled;
  for (const [r, w] of pipes) {
    c.write(w, message(round));
    kept.push(c.read(r, 700));
    c.close(r);
    c.close(w);
  }
  const pending = c.msgrcv.async(q, 64, 99);
  const memory = c.mmap(null, 8192, 3, c.MAP_SHARED | c.MAP_ANONYMOUS, -1, 0);
  memory.write(round, message(round));
  assert.deepEqual(memory.read(round, message(round).length), message(round));
  c.munmap(memory);
  c.msgctl(q, c.IPC_RMID);
  // Its thread may not have come to the call yet.
  await assert.rejects(pending, /EIDRM|EINVAL/);
  collect?.();
}
kept.forEach((bytes, i) => void assert.deepEqual(bytes, message(Math.floor(i / 16))));
console.log("every byte as it was");
