// A harness that measures a broken mechanism must not print a figure: flaws of each kind are built in, and found.
import assert from "node:assert/strict";
import { execFileSync, type SpawnSyncReturns, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { choosePair } from "../../lib/measure/cpus.ts";
import { findCompiler } from "../../lib/tools/install/compiler.mjs";

const native = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "harness-"));
const built = join(native, "build", "bench");

/** With exit status 1 a wrong message was seen; with 4 nothing moved any more. */
const flaws: { flaw: string; args: string[]; status: number; says: RegExp }[] = [
  { flaw: "DROPS", args: ["64", "--throughput"], status: 1, says: /another message came/ },
  { flaw: "DROPS", args: ["64"], status: 4, says: /nothing moved/ },
  { flaw: "DOUBLES", args: ["64", "--throughput"], status: 1, says: /another message came/ },
  { flaw: "DOUBLES", args: ["1", "--throughput"], status: 1, says: /another number of messages/ },
  { flaw: "SWAPS", args: ["64", "--throughput"], status: 1, says: /another message came/ },
  { flaw: "CHANGES_KIND", args: ["1"], status: 1, says: /its first byte says nothing/ },
  { flaw: "CHANGES_NUMBER", args: ["64"], status: 1, says: /another message came/ },
  { flaw: "CHANGES_END", args: ["64"], status: 1, says: /its end belongs to another/ },
  { flaw: "CHANGES_MIDDLE", args: ["64", "--verify"], status: 1, says: /its bytes differ/ },
];

describe("the measuring harness", () => {
  before(async () => {
    const [cc = "cc", ...first] = await findCompiler();
    for (const flaw of ["NONE", ...new Set(flaws.map((f) => f.flaw))]) {
      const options = ["-std=gnu11", "-O2", "-D_GNU_SOURCE", "-DPATIENCE_S=1", `-DFLAW=${flaw}`];
      const sources = [join(native, "test", "flawed.c"), join(native, "bench", "bench.c")];
      const include = ["-I", join(native, "bench"), "-Wall", "-Wextra", "-Werror"];
      execFileSync(cc, [...first, ...options, ...include, ...sources, "-o", join(folder, flaw)]);
    }
  }).timeout(60_000);

  after(() => rmSync(folder, { recursive: true }));

  for (const { flaw, args, status, says } of flaws) {
    it(`finds what ${flaw} does, at ${args.join(" ")}, and prints no figure`, () => {
      const done = measure(join(folder, flaw), ...args, "--rounds", "50");
      assert.match(done.stderr, says);
      assert.equal(done.stdout, "");
      assert.ok([1, status].includes(done.status ?? -1), `status ${done.status}`);
      assert.equal(measure(join(folder, "NONE"), ...args, "--rounds", "50").status, 0);
    });
  }

  // A wake-up that is lost shows as a run that stands still: at the start and at the end of runs most of all.
  for (const mechanism of ["shm-futex", "shm-semaphore", "memory-map"]) {
    it(`${mechanism}: loses no wake-up in 1,000 short runs, with both on one CPU and on two`, () => {
      const { first, cpus } = choosePair();
      const places = `${first},${first} ${(cpus ?? [first, first]).join()}`;
      // A shell starts them in a tenth of the time.
      const script = `n=0; for i in $(seq 250); do for cpus in ${places}; do for mode in --throughput ""; do
        "$0" 64 --rounds $((1 + i % 50)) --cpus $cpus $mode >/dev/null || exit; n=$((n + 1))
      done; done; done; echo $n`;
      const done = measure("sh", "-c", script, join(built, mechanism));
      assert.equal(done.stdout, "1000\n", done.stderr);
    }).timeout(120_000);
  }
});

function measure(file: string, ...args: string[]): SpawnSyncReturns<string> {
  return spawnSync(file, args, { encoding: "utf8" });
}
