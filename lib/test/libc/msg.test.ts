import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";
import { numberOf } from "../../linux/calls.ts";

describe("System V message queues", () => {
  let q: c.MsgId;
  beforeEach(() => {
    q = c.msgget(c.IPC_PRIVATE, c.IPC_CREAT | 0o600);
  });
  afterEach(() => void c.attempt(() => c.msgctl(q, c.IPC_RMID)));
  const send = (type: number, text: string): void => c.msgsnd(q, { type, text });

  it("keep boundaries, and select by type", () => {
    send(5, "five");
    send(3, "three");
    send(5, "");
    send(9, "nine");
    assert.equal(c.msgctl(q, c.IPC_STAT).qnum, 4);
    assert.equal(c.msgrcv(q, 100, 3).text, "three");
    assert.deepEqual(c.msgrcv(q, 100, -8), new c.Received(5, Buffer.from("five")));
    assert.equal(c.msgrcv(q, 100, 5, c.MSG_EXCEPT).text, "nine");
    assert.equal(c.msgrcv(q, 100).data.length, 0);
    assert.equal(c.attempt(() => c.msgrcv(q, 100, 0, c.IPC_NOWAIT)).code, "ENOMSG");
  });

  it("leave a message that is too long, or cut it when asked to", () => {
    send(1, "0123456789");
    const error = c.attempt(() => c.msgrcv(q, 4, 0, 0));
    assert.equal(
      error.message,
      `msgrcv(${q}, 4, 0, 0): E2BIG, the message is longer than the size given; it stays in the queue`,
    );
    assert.equal(c.msgrcv(q, 4, 0, c.MSG_NOERROR).text, "0123");
  });

  it("fill a text up to the size given, as a C array is", () => {
    c.msgsnd(q, { type: 7, text: "This is MQ!\n" }, 128, c.IPC_NOWAIT);
    const { type, data } = c.msgrcv(q, 128, 7);
    assert.deepEqual(
      [type, data.length, data.subarray(0, 13).toString()],
      [7, 128, "This is MQ!\n\0"],
    );
    c.msgsnd(q, { type: 2 ** 40 + 3, text: Buffer.from([0, 255, 7]) });
    assert.deepEqual(c.msgrcv(q, 8), new c.Received(2 ** 40 + 3, Buffer.from([0, 255, 7])));
  });

  it("say EIDRM to whoever waits when they are removed", async () => {
    const waiting = c.msgrcv.async(q, 16);
    while (!(await isWaiting())) await new Promise((resolve) => setImmediate(resolve));
    c.msgctl(q, c.IPC_RMID);
    await assert.rejects(waiting, { code: "EIDRM" });
  });

  it("refuse what is not a message", () => {
    assert.throws(() => c.msgsnd(q, null as never), /"message"/);
    assert.throws(() => c.msgsnd(q, { type: 1 } as never), /"message.text"/);
    assert.throws(() => c.msgsnd(q, { type: 1, text: "x" }, -1), { code: "EINVAL" });
    assert.throws(() => c.msgsnd(q, { type: 1, text: "x" }, 0.5), /"size"/);
    assert.throws(() => send(0, "x"), { code: "EINVAL" });
    assert.throws(() => c.msgrcv(q, -1), { code: "EINVAL" });
  });
});

/** A thread of this process is asleep in msgrcv: /proc says so by the call's number. */
async function isWaiting(): Promise<boolean> {
  const { readdir, readFile } = await import("node:fs/promises");
  const threads = await readdir("/proc/self/task");
  const calls = await Promise.all(
    threads.map((t) => readFile(`/proc/self/task/${t}/syscall`, "utf8").catch(() => "")),
  );
  return calls.some((call) => call.startsWith(`${numberOf("msgrcv")} `));
}
