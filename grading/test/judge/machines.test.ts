// A run is judged by its record, wherever it was made: an exercise's checks on real records of x64 and of arm64.
import assert from "node:assert/strict";
import { resultOf } from "../../../lib/program/result.ts";
import type { RunResult } from "../../../lib/program/types.ts";
import { type Machine, madeOn } from "../../../lib/test/record/machines.ts";
import checks from "../../course/descriptors/redirect/checks.ts";
import { CheckFailure, type Session, Trial } from "../../judge/trial.ts";

/** The checks that look at the run that was recorded: the one with an old out.txt. */
const JUDGED = ["command", "input", "output", "error", "only"];
/** With which the input of the recorded runs was drawn. */
const SEED = 1;

/** Gives the run that was recorded. */
class Replayed extends Trial {
  readonly seen: RunResult;

  constructor(session: Session, seen: RunResult) {
    super(session, "");
    this.seen = seen;
  }

  override named(): Trial {
    return this;
  }

  override run(): Promise<RunResult> {
    return Promise.resolve(this.seen);
  }
}

describe("the checks of an exercise, by the record of another machine", () => {
  for (const machine of ["x64", "arm64"] as const) {
    it(`pass what is solved on ${machine}`, async () => {
      assert.deepEqual(await failuresOf(machine, "redirect"), []);
    });

    it(`find what is wrong on ${machine}`, async () => {
      const failed = await failuresOf(machine, "backwards");
      assert.deepEqual(
        failed.map(([name]) => name),
        ["input", "output"],
      );
      assert.deepEqual(failed, await failuresOf("x64", "backwards"));
    });
  }
});

/** By check: what happened, for the learner. */
async function failuresOf(machine: Machine, name: string): Promise<[string, string][]> {
  const { events, record, stdout, stderr } = madeOn(machine, name);
  const seen = resultOf(record, { events, stdout, stderr, files: {} });
  const program = { name: "redirect" } as unknown as Session["solution"][string];
  const session = { solution: { redirect: program }, seed: SEED } as unknown as Session;
  const trial = new Replayed(session, seen);
  const failed: [string, string][] = [];
  for (const check of checks.checks.filter((one) => JUDGED.includes(one.name))) {
    try {
      await check.judge(trial);
    } catch (error) {
      if (!(error instanceof CheckFailure)) throw error;
      failed.push([check.name, error.words.happened]);
    }
  }
  return failed;
}
