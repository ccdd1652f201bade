import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";

describe("System V semaphores", () => {
  let id: c.SemId;
  beforeEach(() => {
    id = c.semget(c.IPC_PRIVATE, 2, c.IPC_CREAT | 0o600);
    c.semctl(id, 0, c.SETALL, [1, 0]);
  });
  afterEach(() => void c.attempt(() => c.semctl(id, 0, c.IPC_RMID)));

  it("do all operations of one call, or none", () => {
    const both = [
      { num: 0, op: -1 },
      { num: 1, op: -1, flg: c.IPC_NOWAIT },
    ];
    const { code, message } = c.attempt(() => c.semop(id, both));
    assert.equal(code, "EAGAIN");
    assert.match(
      message,
      /^semop\(\d+, \[#0 -1, #1 -1 IPC_NOWAIT\]\): EAGAIN, the semaphore's value/,
    );
    assert.deepEqual(c.semctl(id, 0, c.GETALL), [1, 0]);
    c.semop(id, [{ num: 1, op: 3 }]);
    c.semop(id, both);
    assert.deepEqual(c.semctl(id, 0, c.GETALL), [0, 2]);
    assert.equal(c.semctl(id, 1, c.GETVAL), 2);
    assert.equal(c.semctl(id, 1, c.GETPID), process.pid);
  });

  it("take a value for each of them, or the kernel would read on past the list", () => {
    assert.throws(() => c.semctl(id, 0, c.SETALL, [1]), { code: "ERR_OUT_OF_RANGE" });
    c.semctl(id, 0, c.SETALL, [3, 4, 5]);
    assert.deepEqual(c.semctl(id, 0, c.GETALL), [3, 4]);
  });

  it("wait at most the time given", () => {
    const wait = (): string | null =>
      c.attempt(() => c.semtimedop(id, [{ num: 1, op: -1 }], 0.01)).code;
    let code = wait();
    // Any signal to this process, such as a child's end, ends the call: signal(7).
    while (code === "EINTR") code = wait();
    assert.equal(code, "EAGAIN");
  });

  it("let whoever waits go on, or say EIDRM", async () => {
    const first = c.semop.async(id, [{ num: 1, op: -1 }]);
    c.semop(id, [{ num: 1, op: 1 }]);
    await first;
    const second = c.semop.async(id, [{ num: 1, op: -1 }]);
    while (c.semctl(id, 1, c.GETNCNT) === 0) await new Promise((resolve) => setImmediate(resolve));
    c.semctl(id, 0, c.IPC_RMID);
    await assert.rejects(second, { code: "EIDRM" });
  });

  it("tell owner, mode and times", () => {
    const { nsems, perm, otime } = c.semctl(id, 0, c.IPC_STAT);
    assert.deepEqual(
      [nsems, perm.mode & 0o777, perm.uid, otime],
      [2, 0o600, process.getuid?.(), 0],
    );
    c.semctl(id, 0, c.IPC_SET, { mode: 0o640 });
    assert.equal(c.semctl(id, 0, c.IPC_STAT).perm.mode & 0o777, 0o640);
    assert.ok(c.semctl(0, 0, c.IPC_INFO).semvmx >= 32767);
  });
});
