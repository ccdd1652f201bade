// The C library's calls in a cell: they neither stop the kernel for ever nor end it.
import assert from "node:assert/strict";
import { type Client, errorOf, resultOf } from "./client.ts";
import { sharedKernel } from "./shared.ts";

describe("the calls in a cell", function () {
  this.timeout(240_000);
  let kernel: Client;
  before(async () => {
    kernel = await sharedKernel();
    const { reply } = await kernel.execute(
      'import { close, fork, pipe, read, write } from "ipc";\nconst [r, w] = pipe();',
    );
    assert.equal(reply.status, "ok", reply.evalue);
  });

  for (const wait of ["read(r, 16)", "await read.async(r, 16)"]) {
    it(`${wait} is interrupted, and takes nothing afterwards`, async () => {
      const cell = await kernel.execute(`console.log("here"); ${wait};`, { interruptAt: "here" });
      assert.equal(errorOf(cell).ename, "Interrupted");
      assert.ok(cell.seconds < 60, `it took ${cell.seconds} s`);
      const next = await kernel.execute('write(w, "for the next"); read(r, 16).toString()');
      assert.equal(resultOf(next)["text/plain"], "'for the next'");
    });
  }

  it("a call that waits is given up after 5 s with the reason", async () => {
    const { evalue } = errorOf(await kernel.execute("read(r, 16)"));
    assert.match(evalue, /still waiting after 5 s: the pipe of descriptor \d+ is empty/);
  });

  it("what would end the kernel needs a program", async () => {
    assert.match(errorOf(await kernel.execute("fork()")).evalue, /^fork needs a program/);
    assert.match(errorOf(await kernel.execute("close(3)")).evalue, /^close needs a program/);
    assert.equal(resultOf(await kernel.execute("close(r); close(w); 7"))["text/plain"], "7");
  });
});
