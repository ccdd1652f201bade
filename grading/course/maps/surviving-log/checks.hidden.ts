import { hiddenChecks } from "../../../judge/define.ts";
import { pageFactor } from "../../../judge/record-queries.ts";
import { counted, killed } from "./checks.ts";
import { survivingLog as say } from "./words.hidden.ts";

export default hiddenChecks("maps/surviving-log", (check) => {
  check(
    "grows",
    { title: say.grows, points: 1, needs: ["keeps"], catches: ["maps-a-page"] },
    async (trial) => {
      const count = 25 * pageFactor((await killed(trial)).seen);
      const lines = Array.from({ length: count }, () => `${trial.random.word(400)}\n`);
      const seen = await trial.run({
        feeder: ["feed-lines", "lines", "all", ...lines],
        log: { program: trial.program("log"), after: "feeder" },
      });
      if (counted(seen.files.log) !== lines.join("")) trial.fail(say.notGrown(), seen);
    },
  );
});
