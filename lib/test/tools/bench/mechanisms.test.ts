import assert from "node:assert/strict";
import { allowedCpus } from "../../../measure/cpus.ts";
import { besidePerf, hasPerf } from "../../../tools/bench/mechanisms.ts";

describe("our figure for a pipe", () => {
  it("is what perf bench sched pipe finds on the same CPU, within what others disturb", function () {
    this.timeout(120_000);
    // An independent tool that is not part of the course: where it is missing there is nothing to compare with.
    if (!hasPerf()) this.skip();
    const { ours, reference } = besidePerf(allowedCpus()[0] ?? 0);
    const ratio = ours / reference;
    assert.ok(ratio > 2 / 3 && ratio < 3 / 2, `${ours} µs beside perf's ${reference} µs`);
  });
});
