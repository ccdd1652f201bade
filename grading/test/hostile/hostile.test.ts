/**
 * Every program of grading/test/hostile/programs goes the way of a submission: read, made a program, judged by runs in the box. Each
 * gets the verdict that it declares, by the checks and never by a fault of ours, and leaves nothing behind.
 */
import assert from "node:assert/strict";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../lib/ground/place.mjs";
import { allowRuns, stopRunners } from "../../../lib/program/runner/client.ts";
import { exerciseOf } from "../../course/table.ts";
import { toAnnotations } from "../../report/exchange.ts";
import { toHtml } from "../../report/html.ts";
import type { SubmissionResult } from "../../result/types.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import { readCases } from "./cases.ts";
import { type Graded, gradeFile } from "./graded.ts";
import { stateOfMachine } from "./machine.ts";

/** What programs call their things, so that they are found when they are left behind. */
const MARK = "left-by-mallory";
const AT_ONCE = 2;
describe("hostile work", function () {
  this.timeout(120_000);
  const cases = readCases();
  const graded = new Map<string, Promise<Graded>>();
  let before_: string[] = [];

  before(() => {
    before_ = stateOfMachine(MARK);
    allowRuns(AT_ONCE);
    const free = Array.from({ length: AT_ONCE }, () => Promise.resolve() as Promise<unknown>);
    cases.forEach((each, index) => {
      const turn = (free[index % AT_ONCE] as Promise<unknown>).then(() => gradeFile(each));
      free[index % AT_ONCE] = turn.catch(() => {});
      graded.set(each.name, turn);
      turn.catch(() => {});
    });
  });
  after(async () => {
    allowRuns(2);
    await stopRunners();
  });

  it("comes in at least forty kinds", () => assert.ok(cases.length >= 40));

  for (const each of cases) {
    it(`${each.name} gets its verdict`, async () => {
      const { result, probes } = (await graded.get(each.name)) as Graded;
      const exercise = result.exercises.find(({ id }) => id === each.exercise);
      assert.deepEqual([...result.faults, ...(exercise?.faults ?? [])], []);
      const checks = exercise?.checks ?? [];
      const failed = checks.filter(({ passed, blocked }) => !passed && !blocked);
      const told = [
        exercise?.problem ?? "",
        ...result.repairs,
        ...failed.flatMap(({ expected, happened, reason }) => [expected, happened, reason]),
      ].join("\n");
      assert.deepEqual(
        { earned: result.score.earned, failed: failed.map(({ name }) => name), probes },
        { earned: each.earned, failed: each.failed, probes: each.probes },
        told,
      );
      assert.equal(result.score.pending, 0);
      for (const text of each.told) assert.ok(told.includes(text), `${text} is not in: ${told}`);
      assertHarmless(result);
    });
  }

  it("leaves nothing on this machine, and honest work its points", async () => {
    await Promise.allSettled([...graded.values()]);
    assert.deepEqual(stateOfMachine(MARK), before_);
    const solution = join(root, "grading/course/pipes/two-way/solutions/main.ts");
    // A file says by its name which exercise it is.
    const folder = temporaryFolder();
    const file = join(folder.path, "pipes", "two-way.ts");
    cpSync(solution, file);
    const honest = await gradeFile({ file, exercise: "pipes/two-way" });
    folder.remove();
    assert.equal(honest.result.score.earned, exerciseOf("pipes/two-way").points);
  });
});

/** Whatever it printed is text on the page, and nothing else anywhere. */
function assertHarmless(result: SubmissionResult): void {
  const page = toHtml(result).replaceAll('<img src="data:image/svg+xml;base64,', "");
  assert.ok(!/<script|<img|<iframe|javascript:/i.test(page), "markup on the page");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
  assert.ok(!control.test(page), "control characters on the page");
  assert.ok(!control.test(toAnnotations(result) ?? ""), "control characters in the annotations");
  assert.ok(Buffer.byteLength(page) < 3_000_000);
}
