/** Solutions pass each time while their processes are delayed, pinned to one CPU and given small pipes. */
import assert from "node:assert/strict";
import { allowRuns, stopRunners } from "../../../lib/program/runner/client.ts";
import type { RunResult } from "../../../lib/program/types.ts";
import { times } from "../../../lib/test/thorough.ts";
import { exercises } from "../../course/table.ts";
import { attempts, failedOf, judgeSource } from "./course.ts";

const TIMES = times(100, 3);
/** A disturbed run sleeps most of its time, so that many fit side by side. */
const AT_ONCE = 12;

describe("under disturbance", function () {
  this.timeout(900_000);
  const free: Promise<unknown>[] = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  const begun = new Map<string, Promise<object[]>>();

  before(() => allowRuns(AT_ONCE));
  after(async () => {
    allowRuns(2);
    await stopRunners();
  });

  exercises.forEach(({ id }, index) => {
    it(`the solution of ${id} passes ${TIMES} times of ${TIMES}`, async () => {
      const done = begin(id);
      // The next one fills the gaps in which the last tries of this one sleep.
      const next = exercises[index + 1];
      if (next) begin(next.id);
      const failed = await done;
      assert.deepEqual(failed.slice(0, 3), [], `${failed.length} of ${TIMES} failed`);
    });
  });

  /** The failures of all tries, which begin when a worker is free. */
  function begin(id: string): Promise<object[]> {
    const known = begun.get(id);
    if (known) return known;
    const tries = Array.from({ length: TIMES }, (_, index) => {
      const turn = (free[index % AT_ONCE] as Promise<unknown>).then(() => attempt(id));
      free[index % AT_ONCE] = turn;
      return turn;
    });
    const done = Promise.all(tries).then((all) =>
      all.filter((failed) => Object.keys(failed).length > 0),
    );
    begun.set(id, done);
    return done;
  }
});

async function attempt(id: string): Promise<object> {
  const { source = "" } = attempts("solutions", id)[0] ?? {};
  // A hidden check does not say what happened.
  const endings: string[] = [];
  const observe = ({ record }: RunResult): void => {
    endings.push(record.ending.explanation.join(" "));
  };
  const failed = failedOf(await judgeSource(id, source, { disturb: true, observe }));
  return Object.keys(failed).length > 0 ? { ...failed, endings } : failed;
}
