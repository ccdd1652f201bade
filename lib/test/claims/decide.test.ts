import assert from "node:assert/strict";
import { judge } from "../../claims/decide.ts";
import { claims } from "../../claims/index.ts";

describe("judging a claim", () => {
  it("holds when every case does", () => {
    assert.equal(judge("C2.1", { "offset moves in both": true }).verdict, "holds");
  });

  it("does not hold when no case does, and says that this was expected", () => {
    const judged = judge("C1.3", { "100%": false, "%s%n": false });
    assert.equal(judged.verdict, "does not hold");
    assert.equal(judged.asExpected, true);
  });

  it("holds if, when cases differ", () => {
    const judged = judge("C1.2", { "the file is there": true, "it is not": false });
    assert.equal(judged.verdict, "holds if");
  });

  it("says when this machine answers otherwise", () => {
    assert.equal(judge("C2.1", { "offset moves in both": false }).asExpected, false);
  });

  it("cannot be decided by what was not seen, unless the rest already makes it conditional", () => {
    const judged = judge("C3.10", { "read waits": undefined, "it holds a write end": undefined });
    assert.equal(judged.verdict, "cannot be decided here");
    assert.equal(judged.asExpected, true);
    assert.equal(judge("C3.10", { a: true, b: undefined }).verdict, "cannot be decided here");
    assert.equal(judge("C3.10", { a: false, b: undefined }).verdict, "cannot be decided here");
    assert.equal(judge("C1.2", { a: true, b: false, c: undefined }).verdict, "holds if");
  });

  it("refuses an unknown claim, no case, and a case that is not a boolean", () => {
    assert.throws(() => judge("C9.9", { a: true }), /no claim C9\.9/);
    assert.throws(() => judge("C1.1", {}), /at least one case/);
    assert.throws(() => judge("C1.1", { a: 1 as unknown as boolean }), /not true or false/);
  });

  it("knows all 72 claims of the course, and the 30 cells of the table", () => {
    const sections = [3, 17, 14, 7, 15, 7, 9];
    const ids = sections.flatMap((n, s) =>
      Array.from({ length: n }, (_, i) => `C${s + 1}.${i + 1}`),
    );
    const known = Object.keys(claims).filter((id) => id.startsWith("C"));
    assert.deepEqual(known.sort(), ids.sort());
    assert.equal(Object.keys(claims).length - known.length, 30);
    assert.equal(ids.length, 72);
  });
});
