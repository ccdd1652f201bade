import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compare } from "../../measure/compare.ts";
import { allowedCpus, choosePair, expandList } from "../../measure/cpus.ts";

describe("comparing mechanisms", () => {
  it("measures each point with its spread, and states the conditions", async () => {
    const progress: number[] = [];
    const { points, conditions } = await compare({
      mechanisms: ["pipe", "shm-futex"],
      sizes: [1, 4096],
      placements: ["one CPU"],
      modes: ["latency"],
      budget: 5,
      onProgress: (done) => progress.push(done),
    });
    assert.deepEqual(progress, [1, 2, 3, 4]);
    assert.deepEqual(
      points.map((p) => [p.mechanism, p.size]),
      [
        ["pipe", 1],
        ["pipe", 4096],
        ["shm-futex", 1],
        ["shm-futex", 4096],
      ],
    );
    for (const point of points) {
      assert.equal(point.batches.length, 15);
      assert.ok(point.low > 0 && point.low <= point.median && point.median <= point.high);
      assert.ok(point.cpu > 0);
    }
    assert.match(conditions.kernel, /^\d+\.\d+/);
    assert.equal(conditions.clock, "CLOCK_MONOTONIC");
  });

  it("says why a mechanism cannot send a message of a size", async () => {
    const { points, refusals } = await compare({
      mechanisms: ["sysv-queue"],
      sizes: [1048576],
      placements: ["one CPU"],
      modes: ["latency"],
      budget: 5,
    });
    assert.equal(points.length, 0);
    assert.match(refusals[0]?.refused ?? "", /kernel\.msgmax/);
  });

  it("gives an eventfd its 8 bytes only", async () => {
    const { points } = await compare({
      mechanisms: ["eventfd"],
      placements: ["one CPU"],
      modes: ["latency"],
      budget: 5,
    });
    assert.deepEqual(
      points.map((p) => p.size),
      [8],
    );
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const running = compare({ budget: 50, signal: stop.signal, onProgress: () => stop.abort() });
    await assert.rejects(running);
  });
});

describe("choosing CPUs", () => {
  it("takes two different ones, if this process may use two", () => {
    const { cpus } = choosePair();
    if (cpus) assert.notEqual(cpus[0], cpus[1]);
  });

  it("measures where it may, if that is one CPU and not the first", () => {
    const last = allowedCpus().at(-1);
    const script = `const { compare } = await import(${JSON.stringify(join(import.meta.dirname, "..", "..", "measure", "compare.ts"))});
      const found = await compare({ mechanisms: ["pipe"], sizes: [8], modes: ["latency"], budget: 2 });
      console.log(found.conditions.cpus, found.points.length);`;
    const node = [process.execPath, "--input-type=module", "--eval", script];
    const printed = execFileSync("taskset", ["-c", `${last}`, ...node], { encoding: "utf8" });
    assert.equal(printed, "null 1\n");
  });

  it("reads the kernel's lists", () => assert.deepEqual(expandList("0-2,5"), [0, 1, 2, 5]));
});
