import assert from "node:assert/strict";
import { reach } from "../../measure/reach.ts";
import { runWithout } from "../confine.ts";

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

  it("is told as refused where namespaces are", async () => {
    const code = `import { reach } from "./lib/measure/reach.ts"; console.log(JSON.stringify(await reach()));`;
    const { same, other, refused } = JSON.parse(await runWithout("namespaces", code));
    assert.deepEqual([same, other], [{}, {}]);
    assert.match(refused, /allows no user namespaces/);
  });
});
