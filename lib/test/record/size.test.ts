import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";
import { recordText } from "../../record/save.ts";

describe("a record of 10,000 calls", () => {
  it("has them all, and stays under 10 MB", async function () {
    this.timeout(60_000);
    const result = await run(
      program(({ pipe, write, read }) => {
        const [r, w] = pipe();
        for (let i = 0; i < 5000; i++) {
          write(w, "x".repeat(300));
          read(r, 300);
        }
      }),
      { timeout: 60, cpuTime: 60 },
    );
    assert.equal(result.exitCode, 0);
    const { calls, steps } = result.record;
    assert.equal(calls.length, 10_002, "pipe, 10,000 calls, exit");
    assert.equal(calls[5000]?.data?.length, 300);
    assert.equal(
      Buffer.from(calls[5000]?.data?.bytes ?? "", "base64").length,
      256,
      "cut at DATA_LIMIT",
    );
    assert.equal(
      steps.length,
      10_004,
      "a start, a step a call but for exit, the end, and the zombie gone",
    );
    const megabytes = Buffer.byteLength(recordText(result.record)) / 1e6;
    assert.ok(megabytes < 10, `${megabytes} MB`);
  });
});
