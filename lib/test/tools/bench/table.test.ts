import assert from "node:assert/strict";
import { compare, median, promise } from "../../../tools/bench/compare.ts";
import { tabulate } from "../../../tools/bench/table.ts";
import type { BenchReport, Measurement } from "../../../tools/bench/types.ts";

describe("the bench", () => {
  it("takes the middle of the rounds", () => {
    assert.equal(median([9, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 9]), 3);
    assert.ok(Number.isNaN(median([])));
  });

  it("measures ours and the reference in turns, without the first round", async () => {
    const order: string[] = [];
    const rounds = { ours: [1000, 6, 4, 5], reference: [1000, 2, 2.5, 2] };
    const take = (who: "ours" | "reference") => () => {
      order.push(who);
      return rounds[who].shift() ?? 0;
    };
    const about = { name: "x", unit: "ms", against: "nothing" };
    const found = await compare(about, 3, take("ours"), take("reference"));
    assert.deepEqual(found, { ...about, ours: 5, reference: 2, ratio: 2.5 });
    assert.deepEqual(order, Array(4).fill(["reference", "ours"]).flat());
  });

  it("puts a figure that has no equal beside its promise", () => {
    const { ratio, reference, target } = promise("x", 30, "s", 60);
    assert.deepEqual([ratio, reference, target], [0.5, 60, 1]);
    assert.match(
      tabulate(reportOf(promise("x", 90, "s", 60)), null),
      /× 1\.50 +the promise +MISSED/,
    );
  });

  it("says which target is met, what has changed, and what could not be measured", () => {
    const now = reportOf(
      { name: "a", ours: 2.4, reference: 2, unit: "ms", ratio: 1.2, against: "plain", target: 1.2 },
      { name: "b", ours: 3, reference: 2, unit: "ms", ratio: 1.5, against: "plain", target: 1.2 },
      { name: "c", ours: 130, reference: null, unit: "s", ratio: null, against: "", target: 120 },
    );
    now.failed.push({ module: "view", message: "no picture" });
    const last = reportOf(
      { name: "a", ours: 24, reference: 20, unit: "ms", ratio: 1.2, against: "plain" },
      { name: "b", ours: 1, reference: 1, unit: "ms", ratio: 1, against: "plain" },
    );
    const lines = tabulate(now, last).split("\n");
    assert.match(
      lines[1] ?? "",
      /a +2\.40 ms +2\.00 ms +× 1\.20 +plain +met \(≤ 1\.2\) +as before$/,
    );
    assert.match(lines[2] ?? "", /MISSED \(≤ 1\.2\) +\+50 %$/);
    assert.match(lines[3] ?? "", /130 s +MISSED \(≤ 120\)$/);
    assert.equal(lines[4], "view: not measured: no picture");
  });
});

function reportOf(...measurements: Measurement[]): BenchReport {
  return {
    version: 1,
    date: "2026-01-01T00:00:00.000Z",
    machine: { kernel: "6.18", cpus: 2, model: "", node: "v24.21.0" },
    measurements: measurements.map((measurement) => ({ ...measurement, module: "m" })),
    failed: [],
  };
}
