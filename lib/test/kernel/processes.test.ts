import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, textOf } from "./client.ts";

/** A child, one in a session of its own, and an orphan of an orphan in a session of its own. */
const start = `import { spawn } from "node:child_process";
const plain = spawn("sleep", ["1000"]);
const detached = spawn("sleep", ["1000"], { detached: true, stdio: "ignore" });
detached.unref();
const orphan = spawn("sh", ["-c", "setsid sh -c 'sleep 1000 & echo $!; wait' & echo $!"]);
const ended = new Promise((resolve) => orphan.on("exit", resolve));
let said = "";
for await (const text of orphan.stdout) if ((said += text).split("\\n").length > 2) break;
await ended;
console.log(said, process.pid, process.ppid, plain.pid, detached.pid);`;

describe("the kernel's processes", function () {
  this.timeout(240_000);
  let kernel: Client;
  beforeEach(async () => {
    kernel = new Client();
  });
  afterEach(() => kernel.close());

  const startAll = async (): Promise<number[]> => {
    const { pid } = await kernel.start();
    const pids = textOf(await kernel.execute(start))
      .trim()
      .split(/\s+/)
      .map(Number);
    assert.equal(pids.length, 6);
    for (const child of pids) assert.ok(existsSync(`/proc/${child}`), `${child} runs`);
    return [pid, ...pids];
  };

  for (const by of ["message", "now", "kill"]) {
    it(`are all gone after a shutdown by ${by === "now" ? "SIGKILL to the group" : by}`, async () => {
      const pids = await startAll();
      await kernel.do({ do: "shutdown", by });
      await gone(pids);
    });
  }

  it("are new ones after a restart, and none of the old is left", async () => {
    const pids = await startAll();
    await kernel.do({ do: "restart" });
    await gone(pids);
    assert.equal((await kernel.execute("1")).reply.execution_count, 1);
  });
});

/** Processes end at once, but not in the same moment as the one that held them. */
async function gone(pids: number[]): Promise<void> {
  const left = (): number[] => pids.filter((pid) => existsSync(`/proc/${pid}`));
  for (let round = 0; round < 3000 && left().length > 0; round += 1) await sleep(10);
  assert.deepEqual(left(), []);
}
