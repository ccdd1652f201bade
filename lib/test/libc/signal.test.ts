import assert from "node:assert/strict";
import { SIG_COUNT, SIG_DFL, SIG_IGN, sigaction, sigcount, signal } from "../../libc/index.ts";
import { kill } from "../../libc/process.ts";
import { SIGUSR2 } from "../../linux/constants/signals.ts";

describe("signal", () => {
  afterEach(() => {
    signal(SIGUSR2, SIG_DFL);
  });

  it("sets what a signal does, and returns what it did", () => {
    assert.equal(signal(SIGUSR2, SIG_IGN), SIG_DFL);
    assert.equal(sigaction(SIGUSR2).handler, SIG_IGN);
  });

  it("counts", () => {
    signal(SIGUSR2, SIG_COUNT);
    const before = sigcount(SIGUSR2);
    kill(process.pid, SIGUSR2);
    assert.equal(sigcount(SIGUSR2), before + 1);
  });

  it("refuses a handler where sigaction wants an action, before the kernel sees it", () => {
    assert.throws(() => sigaction(SIGUSR2, SIG_IGN as never), /"action".*\{ handler: SIG_IGN \}/);
    assert.equal(sigaction(SIGUSR2).handler, SIG_DFL);
  });
});
