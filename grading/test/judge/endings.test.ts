import assert from "node:assert/strict";
import { join } from "node:path";
import { execaNode } from "execa";
import { type CheckSet, publicChecks } from "../../judge/define.ts";
import { runChecks } from "../../judge/endings.ts";
import type { Session } from "../../judge/trial.ts";
import type { ExerciseResult } from "../../result/types.ts";
import type { Words } from "../../words/words.ts";

const words: Words = { expected: "", happened: "", reason: "", next: "" };
const one = { title: "", points: 1 };

describe("how the checks of an exercise end", () => {
  it("is passed, failed or a fault, and what needs another one waits for it", async () => {
    const ended = await endsOf(
      publicChecks("made/up", (check) => {
        check("passes", one, () => {});
        check("fails", one, async (trial) => trial.fail(words));
        check("throws", one, () => {
          throw new RangeError("ours");
        });
        check("behind-failure", { ...one, needs: ["throws", "fails"] }, () => {});
        check("behind-fault", { ...one, needs: ["passes", "throws"] }, () => {});
        check("behind-both", { ...one, needs: ["behind-fault"] }, () => {});
        check("behind-passed", { ...one, needs: ["passes"] }, () => {});
      }),
    );
    assert.deepEqual(ended, {
      passes: "passed",
      fails: "failed",
      throws: "fault: ours",
      "behind-failure": "blocked by fails",
      "behind-fault": "open by throws",
      "behind-both": "open by behind-fault",
      "behind-passed": "passed",
    });
  });

  it("is a fault where one does not end, and the next goes on", async () => {
    const set = publicChecks("made/up", (check) => {
      check("waits", one, () => new Promise(() => {}));
      check("passes", one, () => {});
    });
    assert.deepEqual(await endsOf(set, 0.05), {
      waits: "fault: it took over 0.05 s",
      passes: "passed",
    });
  });
});

// In a process of its own: the runner of these tests also listens for what nobody catches.
describe("what a check throws late", () => {
  const program = join(import.meta.dirname, "late-checks.ts");

  it("is a fault of that check, and the grader goes on", async () => {
    const { stdout, stderr } = await execaNode(program);
    const [late, sound] = JSON.parse(stdout) as [ExerciseResult, ExerciseResult];
    assert.deepEqual(
      late.checks.map(({ name, passed, score }) => [name, passed, score.pending]),
      [
        ["in-a-timer", null, 1],
        ["not-awaited", null, 1],
        ["after-its-end", null, 1],
        ["needs-one-of-them", null, 1],
        ["sound", true, 0],
        ["after-all", true, 0],
      ],
    );
    assert.deepEqual(
      late.faults.map(({ what }) => what.split(": ").slice(1).join(": ")),
      [
        "in-a-timer: thrown in a timer",
        "not-awaited: it failed late",
        "after-its-end: thrown after its end",
      ],
    );
    assert.deepEqual([sound.score, sound.faults], [{ earned: 4, points: 4, pending: 0 }, []]);
    assert.match(stderr, /Warning: after-all threw after all checks: Error: thrown after all/);
  });

  it("ends the grader where it does not come from a check", async () => {
    const { exitCode, stderr } = await execaNode(program, ["also"], { reject: false });
    assert.notEqual(exitCode, 0);
    assert.match(stderr, /Error: of no check/);
  });
});

async function endsOf(set: CheckSet, seconds = 60): Promise<Record<string, string>> {
  const session: Session = {
    solution: {},
    seed: 1,
    limits: {},
    disturb: false,
    signal: new AbortController().signal,
    owner: "learner",
    left: 1,
  };
  const ended = await runChecks([set], session, seconds);
  return Object.fromEntries(
    ended.map(({ check, end }) => {
      if ("passed" in end) return [check.name, "passed"];
      if ("failure" in end) return [check.name, "failed"];
      if ("fault" in end) return [check.name, `fault: ${(end.fault as Error).message}`];
      return [check.name, `${end.open ? "open" : "blocked"} by ${end.blockedBy.name}`];
    }),
  );
}
