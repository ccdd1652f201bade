import { MECHANISMS } from "../../../../lib/measure/types.ts";
import { choiceOf, judgeKnown } from "../../../judge/choice.ts";
import { hiddenChecks } from "../../../judge/define.ts";
import { speedsOf } from "../../../judge/speed.ts";
import { pictures as say } from "./words.hidden.ts";

const SIZE = 1 << 20;
/**
 * How many times the least CPU time a small round trip may take: spinning takes hundreds of times as much on one CPU.
 */
const BUSY = 20;

export default hiddenChecks("which/pictures", (check) => {
  check(
    "idle",
    { title: say.idle, points: 1, needs: ["known"], catches: ["spins"] },
    async (trial) => {
      const { mechanism } = judgeKnown(trial, await choiceOf(trial, "pictureChoice"));
      const speeds = await speedsOf(16);
      const least = Math.min(
        ...Object.values(speeds).flatMap((speed) => (speed ? [speed.cpu] : [])),
      );
      const { cpu } = speeds[mechanism] ?? { cpu: 0 };
      if (cpu > least * BUSY) trial.fail(say.busy());
    },
  );

  check(
    "refused",
    { title: say.refused, points: 1, needs: ["known"], catches: ["buffer-is-no-limit"] },
    async (trial) => {
      const { given } = judgeKnown(trial, await choiceOf(trial, "pictureChoice"));
      const refused = Array.isArray(given.refused) ? given.refused.map(String) : [];
      const speeds = await speedsOf(SIZE);
      const right = MECHANISMS.filter((name) => speeds[name] === null);
      if ([...new Set(refused)].sort().join() !== [...right].sort().join()) {
        trial.fail(say.wrongRefused());
      }
    },
  );
});
