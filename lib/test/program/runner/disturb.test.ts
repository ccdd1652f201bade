// Random delays, one CPU and small pipes: runs that depend on chance come out in more than one way.
import assert from "node:assert/strict";
import { runInBox, stopRunners } from "../../../program/runner/client.ts";
import { fn, only, request, text } from "./request.ts";

describe("a disturbed run", () => {
  after(() => stopRunners());

  it("shows both orders of two processes that do not wait for each other", async () => {
    const body = `({ fork, write, wait }) => {
      if (fork() === 0) { write(1, "c"); return; }
      write(1, "p");
      wait();
    }`;
    const seen = new Set<string>();
    for (let seed = 1; seed < 100 && seen.size < 2; seed++) {
      const reply = await runInBox(request(fn(body), { disturb: seed }));
      seen.add(text(reply.stdout.main));
    }
    assert.deepEqual([...seen].sort(), ["cp", "pc"]);
  });

  it("gives some pipes room for a page only, and right programs still come out right", async () => {
    const body = `({ pipe, fork, write, read, close, wait }) => {
      const [r, w] = pipe();
      if (fork() === 0) {
        close(r);
        write(w, Buffer.alloc(20000, "x"));
        return;
      }
      close(w);
      let all = 0;
      for (let n; (n = read(r, 8192).length) > 0; ) all += n;
      wait();
      console.log(all);
    }`;
    const largest = new Set<number>();
    for (let seed = 1; seed < 12; seed++) {
      const reply = await runInBox(request(fn(body), { disturb: seed }));
      assert.equal(text(reply.stdout.main), "20000\n");
      const reads = only(reply, "call").filter((c) => c.nr === 0);
      largest.add(Math.max(...reads.map((c) => Number(c.ret))));
    }
    assert.ok(largest.has(4096) && largest.has(8192), [...largest].join());
  });
});
