/**
 * The exercises themselves are put to the test: stubs fail, solutions pass whatever the scheduler does, and each mistake
 * fails at the checks that name it and at no other.
 */
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../../lib/ground/place.mjs";
import { exercises } from "../../course/table.ts";
import { loadChecks } from "../../judge/load.ts";
import type { ExerciseResult } from "../../result/types.ts";
import { attempts, failedOf, judgeSource } from "./course.ts";

/** Judgements begin together: most of their time is waiting. The runs in them take their turns. */
const AT_ONCE = 3;

for (const exercise of exercises) {
  const { id, lesson, points, hints, stub } = exercise;
  describe(`the exercise ${id}`, function () {
    // A mistake may spin or wait in several runs, on a machine that does other things.
    this.timeout(120_000);
    const tried = [...attempts("solutions", id), ...attempts("mistakes", id)];
    const begun = new Map<string, Promise<ExerciseResult>>();
    const result = (source: string): Promise<ExerciseResult> => {
      const at = tried.findIndex((one) => one.source === source);
      for (const one of tried.slice(at, at + AT_ONCE)) {
        if (begun.has(one.source)) continue;
        const judged = judgeSource(id, one.source);
        // Told by the test that waits for it.
        judged.catch(() => {});
        begun.set(one.source, judged);
      }
      return begun.get(source) as Promise<ExerciseResult>;
    };

    it("has hints, points that add up, two solutions and four mistakes, all of them named", async () => {
      const sets = await loadChecks(id);
      const checks = sets.flatMap((set) => set.checks);
      assert.equal(
        checks.reduce((sum, check) => sum + check.points, 0),
        points,
      );
      assert.ok(hints.length >= 3, "a ladder has three hints or more");
      assert.deepEqual(
        sets.map(({ exercise: of, hidden }) => [of, hidden]),
        [
          [id, false],
          [id, true],
        ],
      );
      const names = checks.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
      for (const need of checks.flatMap(({ needs }) => needs))
        assert.ok(names.includes(need), need);
      const mistakes = attempts("mistakes", id).map(({ name }) => name);
      assert.ok(mistakes.length >= 4, "four typical mistakes or more");
      assert.deepEqual(checks.flatMap(({ catches }) => catches).sort(), mistakes.sort());
      assert.ok(attempts("solutions", id).length >= 2, "another correct way");
    });

    it("has nothing left that is to be written", () => {
      const folder = `grading/course/${id}`;
      const files = globSync(`${folder}/**/*.ts`, { cwd: root });
      assert.ok(files.length > 0);
      const left = [...files, `notebooks/${lesson}.ipynb`].filter((file) =>
        readFileSync(join(root, file), "utf8").includes("TO WRITE"),
      );
      assert.deepEqual(left, []);
    });

    it("is failed by its stub", async () => {
      const result = await judgeSource(id, stub);
      assert.notDeepEqual(failedOf(result), {});
      assert.ok(result.score.earned < result.score.points);
      assert.deepEqual(result.faults, []);
    });

    for (const { name, source } of attempts("solutions", id)) {
      it(`is passed by its solution ${name}`, async () => {
        assert.deepEqual(failedOf(await result(source)), {});
      });
    }

    for (const { name, source } of attempts("mistakes", id)) {
      it(`catches ${name}`, async () => {
        const [open, secret] = await loadChecks(id);
        const checks = [...(open?.checks ?? []), ...(secret?.checks ?? [])];
        const naming = checks.filter(({ catches, alsoCatches: also }) =>
          [...catches, ...also].includes(name),
        );
        const found = await result(source);
        const failed = failedOf(found);
        assert.deepEqual(
          Object.keys(failed),
          naming.map((check) => check.name),
          JSON.stringify(failed, null, 1),
        );
        // What public checks claim to catch, they catch without the hidden ones.
        const claimed = open?.checks.some(({ catches }) => catches.includes(name));
        const seen = found.checks.some((check) => !check.hidden && check.passed === false);
        assert.ok(seen || !claimed, "only a hidden check failed");
      });
    }
  });
}
