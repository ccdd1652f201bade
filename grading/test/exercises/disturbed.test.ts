/** Solutions pass 100 times of 100 while their processes are delayed, pinned to one CPU and given small pipes. */
import assert from "node:assert/strict";
import { allowRuns, stopRunners } from "../../../lib/program/runner/client.ts";
import { exercises } from "../../exercises/table.ts";
import { attempts, failedOf, judgeSource } from "./course.ts";

const TIMES = 100;
/** A disturbed run sleeps most of its time, so that many fit side by side. */
const AT_ONCE = 16;

describe("under disturbance", function () {
  this.timeout(300_000);
  const failures = new Map<string, object[]>();
  const done = new Map<string, Promise<unknown>>();

  before(() => {
    allowRuns(AT_ONCE);
    const free = Array.from({ length: AT_ONCE }, () => Promise.resolve(0));
    for (const { id } of exercises) {
      const failed: object[] = [];
      failures.set(id, failed);
      const tries = Array.from({ length: TIMES }, (_, index) => {
        // Each worker takes its share, one after the other.
        const turn = (free[index % AT_ONCE] as Promise<number>).then(() => attempt(id, failed));
        free[index % AT_ONCE] = turn;
        return turn;
      });
      done.set(id, Promise.all(tries));
    }
  });
  after(async () => {
    allowRuns(2);
    await stopRunners();
  });

  for (const { id } of exercises) {
    it(`the solution of ${id} passes ${TIMES} times of ${TIMES}`, async () => {
      await done.get(id);
      const failed = failures.get(id) ?? [];
      assert.deepEqual(failed.slice(0, 3), [], `${failed.length} of ${TIMES} failed`);
    });
  }
});

async function attempt(id: string, failures: object[]): Promise<number> {
  const { source = "" } = attempts("solutions", id)[0] ?? {};
  const failed = failedOf(await judgeSource(id, source, { disturb: true }));
  if (Object.keys(failed).length > 0) failures.push(failed);
  return failures.length;
}
