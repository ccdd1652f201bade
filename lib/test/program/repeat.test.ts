import assert from "node:assert/strict";
import { program } from "../../program/program.ts";
import { run } from "../../program/run.ts";

const race = program(({ fork, print, wait }) => {
  if (fork() === 0) {
    print("child ");
    return;
  }
  print("parent ");
  wait();
});

describe("repeated runs", () => {
  it("under disturbance show every outcome of a race, with a seed each", async () => {
    // Which outcome a seed gives is up to the machine too: the search ends when both have come.
    let result = await run(race, { times: 10, disturb: true, seed: 1 });
    for (let seed = 11; result.outcomes.length < 2 && seed < 300; seed += 10) {
      result = await run(race, { times: 10, disturb: true, seed });
    }
    assert.deepEqual(result.outcomes.map((o) => o.outcome).sort(), [
      'exit 0, "child parent "',
      'exit 0, "parent child "',
    ]);
    assert.equal(
      result.outcomes.reduce((sum, o) => sum + o.count, 0),
      10,
    );
    assert.match(result.explanation, /of 10: exit 0, "parent child ".*\(seed \d+\)/);
    assert.match(result.explanation, /run\(…, \{ disturb: true, seed: \d+ \}\)/);
    for (const { seed, example } of result.outcomes) assert.equal(example.record.run.seed, seed);
  });

  it("sort by what the caller calls an outcome", async () => {
    const result = await run("echo $$", { times: 3, outcome: (r) => String(r.exitCode) });
    assert.deepEqual(
      result.outcomes.map(({ outcome, count }) => ({ outcome, count })),
      [{ outcome: "0", count: 3 }],
    );
  });
});
