import { hiddenChecks } from "../../judge/define.ts";
import { survivingLog as say } from "../../report/checks/maps-log.hidden.ts";
import { counted } from "./surviving-log.ts";

export default hiddenChecks("maps/surviving-log", (check) => {
  check(
    "grows",
    { title: say.grows, points: 1, needs: ["keeps"], catches: ["maps-a-page"] },
    async (trial) => {
      const lines = Array.from({ length: 25 }, () => `${trial.random.word(400)}\n`);
      const seen = await trial.run({
        feeder: ["feed-lines", "lines", "all", ...lines],
        log: { program: trial.program("log"), after: "feeder" },
      });
      if (counted(seen.files.log) !== lines.join("")) trial.fail(say.notGrown(), seen);
    },
  );
});
