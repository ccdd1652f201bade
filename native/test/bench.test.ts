// The measuring programs tell the truth: every byte is compared, counts are exact, nothing hangs or is left behind.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(import.meta.dirname, "..", "build", "bench");
const mechanisms = readdirSync(join(import.meta.dirname, "..", "bench"))
  .filter(
    (f) =>
      f.endsWith(".c") &&
      readFileSync(join(folder, "..", "..", "bench", f), "utf8").includes("bench_main(argc"),
  )
  .map((f) => f.slice(0, -2))
  .filter((name) => name !== "bench");

interface Figures {
  mechanism: string;
  rounds: number;
  messages: number;
  ns: number[];
}

function measure(mechanism: string, ...args: string[]): Figures {
  return JSON.parse(execFileSync(join(folder, mechanism), args, { encoding: "utf8" })) as Figures;
}

/** Runs a script in the programs' folder, with IPC objects and a /tmp of its own, and tells what is left of those. */
function leftBy(script: string): string[] {
  const all = `mount -t tmpfs none /tmp || exit; ${script}; tail -qn +2 /proc/sysvipc/*; ls /tmp; echo done`;
  const shell = [
    "--user",
    "--map-root-user",
    "--ipc",
    "--mount",
    "sh",
    "-c",
    `(${all}) 2>/dev/null`,
  ];
  const ran = spawnSync("unshare", shell, { cwd: folder, encoding: "utf8" });
  const lines = ran.stdout.split("\n").filter((line) => line !== "" && !line.startsWith("{"));
  assert.equal(lines.pop(), "done", ran.stderr);
  return lines;
}

describe("the measuring programs", () => {
  it("are twelve", () => assert.equal(mechanisms.length, 12));

  for (const mechanism of mechanisms) {
    const size = mechanism === "eventfd" ? "8" : "1000";

    it(`${mechanism}: 1,000 round trips, every byte compared`, () => {
      const figures = measure(mechanism, size, "--rounds", "1000", "--verify");
      assert.equal(figures.mechanism, mechanism);
      // The count is exact: no message was lost or doubled.
      assert.equal(figures.messages, 1000);
      assert.equal(figures.ns.length, 1);
    });

    if (mechanism !== "eventfd") {
      it(`${mechanism}: 1,000 messages one way, every byte compared`, () => {
        assert.equal(
          measure(mechanism, size, "--throughput", "--rounds", "1000", "--verify").messages,
          1000,
        );
      });
    }

    it(`${mechanism}: leaves nothing behind, even when the size is refused`, () => {
      const script = `./${mechanism} 8 --rounds 10; ./${mechanism} 300000 --rounds 1`;
      assert.deepEqual(leftBy(script), []);
    });
  }

  for (const [mechanism, objects] of [
    ["sysv-queue", "msg"],
    ["shm-semaphore", "sem"],
  ]) {
    it(`${mechanism}: leaves nothing behind when it is interrupted`, () => {
      const script = `./${mechanism} 8 --time 60000 &
        until tail -qn +2 /proc/sysvipc/${objects} | grep -q .; do :; done; kill $!; wait $!; echo $?`;
      assert.deepEqual(leftBy(script), [`${128 + 15}`]);
    });
  }

  it("refuse a size that the kernel does not allow with exit status 3 and the limit's name", () => {
    const refused = spawnSync(join(folder, "sysv-queue"), ["1000000"], { encoding: "utf8" });
    assert.equal(refused.status, 3);
    assert.match(refused.stderr, /kernel\.msgmax/);
  });

  it("refuse nonsense with their usage and exit status 2", () => {
    const refused = spawnSync(join(folder, "pipe"), ["many"], { encoding: "utf8" });
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /usage: pipe SIZE/);
  });
});
