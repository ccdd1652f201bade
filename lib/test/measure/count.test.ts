import assert from "node:assert/strict";
import { count } from "../../measure/count.ts";

describe("counting what a message costs", () => {
  it("finds two calls and two copies through the kernel, and none through memory", async () => {
    const found = await count({ mechanisms: ["pipe", "unix-datagram", "sysv-queue", "shm-spin"] });
    const calls = Object.fromEntries(found.map((c) => [c.mechanism, [c.by, c.calls, c.copies]]));
    assert.deepEqual(calls, {
      pipe: [{ write: 1, read: 1 }, 2, 2],
      "unix-datagram": [{ send: 1, recv: 1 }, 2, 2],
      "sysv-queue": [{ msgsnd: 1, msgrcv: 1 }, 2, 2],
      "shm-spin": [{}, 0, 0],
    });
  });

  it("counts an eventfd's 8 bytes, and leaves out what the kernel does not allow", async () => {
    const found = await count({ mechanisms: ["eventfd", "sysv-queue"], size: 1048576 });
    assert.deepEqual(
      found.map(({ mechanism, size, calls }) => [mechanism, size, calls]),
      [["eventfd", 8, 2]],
    );
  });
});
