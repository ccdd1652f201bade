import { hiddenChecks } from "../../../judge/define.ts";
import { cleanUp as say } from "./words.hidden.ts";

export default hiddenChecks("memory/clean-up", (check) => {
  check("all-die", { title: say.allDie, points: 1, needs: ["crash"] }, async (trial) => {
    const argv = ["crash", "crash", "crash", "crash"];
    const seen = await trial.run({ program: trial.program("family"), argv });
    if (seen.stdout.trim() !== "0" || seen.record.ending.why !== "finished")
      trial.fail(say.notZero(), seen);
  });
});
