import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";

describe("System V shared memory", () => {
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
