import { hiddenChecks } from "../../../judge/define.ts";
import { pageFactor } from "../../../judge/record-queries.ts";
import { PLAIN, short } from "./checks.ts";
import { threeStages as say } from "./words.hidden.ts";

/** Of 9 bytes each: more than a pipe holds where a page has 4,096. */
const LINES = 10_000;

export default hiddenChecks("pipes/three-stages", (check) => {
  check(
    "large",
    { title: say.large, points: 1, needs: ["result", "waits"], catches: ["one-after-the-other"] },
    async (trial) => {
      const lines = LINES * pageFactor((await short(trial)).seen);
      const kinds = Array.from({ length: 50 }, () => trial.random.word(8));
      const words = Array.from({ length: lines }, (_, index) => kinds[index % kinds.length]);
      const seen = await trial.run(
        { program: trial.program("threeStages"), env: PLAIN },
        {
          files: { words: `${words.join("\n")}\n` },
        },
      );
      const { why, explanation } = seen.record.ending;
      if (why === "stuck") trial.fail(say.full(explanation), seen);
      trial.finished(seen);
      const wanted = new Set(kinds).size;
      const got = seen.stdout.split("\n").length - 1;
      if (got !== wanted) trial.fail(say.cut(wanted, got), seen);
    },
  );

  check(
    "left",
    { title: say.left, points: 1, needs: ["ends"], catches: ["leaks-ends"] },
    async (trial) => {
      const { seen } = await short(trial);
      const { descriptors } = seen.leftovers;
      if (descriptors > 0) trial.fail(say.leftOpen(descriptors), seen);
    },
  );
});
