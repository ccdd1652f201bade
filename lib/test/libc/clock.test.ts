import assert from "node:assert/strict";
import * as c from "../../libc/index.ts";

describe("the clocks", () => {
  it("tell the time of day, a time that only grows, and CPU time", () => {
    assert.ok(Math.abs(c.clock_gettime(c.CLOCK_REALTIME).sec - Date.now() / 1000) < 10);
    const [before, after] = [0, 1].map(() => c.clock_gettime(c.CLOCK_MONOTONIC));
    assert.ok(before && after);
    assert.ok(after.sec > before.sec || after.nsec >= before.nsec);
    assert.ok(c.clock_gettime(c.CLOCK_PROCESS_CPUTIME_ID).nsec < 1e9);
  });

  it("refuse a clock that does not exist", () => {
    assert.throws(() => c.clock_gettime(99), { code: "EINVAL", syscall: "clock_gettime" });
    assert.throws(() => c.clock_gettime("now" as never), TypeError);
  });
});
