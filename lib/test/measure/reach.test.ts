import assert from "node:assert/strict";
import { reach } from "../../measure/reach.ts";

describe("how far mechanisms reach", () => {
  it("is found by trying: System V ends at the IPC namespace, names of the network at the network's", async () => {
    const { same, other } = await reach();
    assert.ok(
      Object.values(same).every((reached) => reached),
      JSON.stringify(same),
    );
    assert.deepEqual(other, {
      pipe: true,
      fifo: true,
      map: true,
      shm: false,
      queue: false,
      posixQueue: false,
      pathSocket: true,
      abstractSocket: false,
      loopback: false,
    });
  });
});
