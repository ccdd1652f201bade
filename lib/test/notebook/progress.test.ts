import assert from "node:assert/strict";
import { connectScreen } from "../../notebook/display.ts";
import { followRuns } from "../../notebook/progress.ts";

describe("the progress of repeated runs", () => {
  const shown: [unknown, boolean][] = [];
  before(() => {
    connectScreen(
      ({ data }, _, update) => shown.push([data["text/plain"], update]),
      () => {},
    );
  });
  beforeEach(() => shown.splice(0));

  it("is told in one place, and ends with the time it took", () => {
    const told = followRuns(0);
    for (const done of [1, 2, 3]) told(done, 3);
    const [first, second, last] = shown;
    assert.deepEqual(
      [first, second],
      [
        ["1 of 3 runs …", false],
        ["2 of 3 runs …", true],
      ],
    );
    assert.match(String(last?.[0]), /^3 runs in \d+\.\d s$/);
  });

  it("is not told when it is quick, or only at the end", () => {
    const quick = followRuns(60_000);
    for (const done of [1, 2]) quick(done, 2);
    followRuns(0)(1, 1);
    assert.deepEqual(shown, []);
  });
});
