// No grade depends on a sentence: with those of the record worded differently each check says the same.
import assert from "node:assert/strict";
import { disguise, withoutSense } from "../../../lib/test/record/disguise.ts";
import type { CheckResult } from "../../result/types.ts";
import { attempts, judgeSource } from "./course.ts";

/** What was said to the learner about the cause is compared, where a cause is told apart by who waits for what. */
const WRONG: [id: string, mistake: string, check: string][] = [
  ["pipes/two-way", "keeps-write-end-open", "ends"],
  ["pipes/three-stages", "children-keep-ends", "ends"],
  ["descriptors/both-streams", "opens-twice", "same"],
];

describe("a submission that is judged by a record worded differently", () => {
  for (const [id, mistake, check] of WRONG) {
    it(`gets the same result: ${mistake} of ${id}`, async () => {
      const { source = "" } = attempts("mistakes", id).find(({ name }) => name === mistake) ?? {};
      assert.notEqual(source, "");
      const seed = 7;
      const plain = await judgeSource(id, source, { seed });
      const other = await judgeSource(id, source, {
        seed,
        observe: ({ record }) => disguise(record),
      });
      assert.deepEqual(outcomes(other.checks), outcomes(plain.checks));
      const said = [plain, other].map(({ checks }) => checks.find(({ name }) => name === check));
      assert.equal(said[0]?.passed, false);
      assert.equal(sense(said[1]), sense(said[0]));
    });
  }
});

const outcomes = (checks: CheckResult[]): unknown[] =>
  checks.map(({ name, passed, blocked, score }) => ({ name, passed, blocked, score }));

const sense = (check?: CheckResult): string => withoutSense(`${check?.reason} ${check?.next}`);
