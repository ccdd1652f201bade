import assert from "node:assert/strict";
import { attempts, judgeSource } from "./course.ts";

describe("a run that got stuck", () => {
  it("is told with the descriptor that has to be closed", async () => {
    const wrong = attempts("mistakes", "pipes/two-way");
    const { source = "" } = wrong.find(({ name }) => name === "keeps-write-end-open") ?? {};
    const { checks } = await judgeSource("pipes/two-way", source, { pictures: true });
    const ends = checks.find(({ name }) => name === "ends");
    assert.match(ends?.reason ?? "", /has the write end open itself, as descriptor \d/);
    assert.match(ends?.next ?? "", /^Close descriptor \d in P\d before it reads/);
    assert.equal(ends?.picture?.title, "Who waits for whom");
    assert.match(ends?.picture?.narrow.content ?? "", /<text/);
    const answer = checks.find(({ name }) => name === "answer");
    assert.deepEqual([answer?.passed, answer?.blocked, answer?.picture], [false, true, null]);
  });
});
