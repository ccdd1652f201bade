import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";

describe("System V shared memory", () => {
  it("says how long a segment is that is too short", () => {
    const id = c.shmget(0x7a11, 128, c.IPC_CREAT | c.IPC_EXCL | 0o600);
    const { message } = c.attempt(() => c.shmget(0x7a11, 256, 0));
    c.shmctl(id, c.IPC_RMID);
    assert.equal(message, "shmget(31249, 256, 0): EINVAL, the segment has 128 bytes");
  });

  it("is described by its structures", () => {
    const id = c.shmget(c.IPC_PRIVATE, 5000, c.IPC_CREAT | 0o640);
    const memory = c.shmat(id);
    const { segsz, nattch, cpid, perm } = c.shmctl(id, c.IPC_STAT);
    assert.deepEqual([segsz, nattch, cpid, perm.mode & 0o777], [5000, 1, process.pid, 0o640]);
    c.shmctl(id, c.IPC_SET, { mode: 0o600 });
    c.shmctl(id, c.IPC_RMID);
    const { mode, key } = c.shmctl(id, c.IPC_STAT).perm;
    assert.deepEqual([mode, key], [c.SHM_DEST | 0o600, 0]);
    assert.ok(c.shmctl(0, c.IPC_INFO).shmmni > 0 && c.shmctl(0, c.SHM_INFO).used_ids > 0);
    c.shmdt(memory);
  });

  it("is one segment at two addresses, and goes with its last detach", () => {
    const id = c.shmget(c.IPC_PRIVATE, 128, c.IPC_CREAT | 0o600);
    const writer = c.shmat(id);
    const reader = c.shmat(id, null, c.SHM_RDONLY);
    c.shmctl(id, c.IPC_RMID);
    assert.equal(writer.length, 128);
    assert.notEqual(writer.address, reader.address);
    writer.write(0, "Hello?\n\0");
    assert.equal(reader.readCString(), "Hello?\n");
    assert.throws(() => reader.write(0, "x"), { code: "ERR_MEMORY_PROTECTION" });
    c.shmdt(writer);
    assert.throws(() => writer.read(0, 1), { code: "ERR_MEMORY_GONE" });
    assert.equal(reader.readCString(), "Hello?\n", "the other attachment is still there");
    c.shmdt(reader);
    assert.throws(() => c.shmat(id), { code: "EINVAL" });
  });
});
