import { choiceOf, judgeKnown } from "../../../judge/choice.ts";
import { hiddenChecks } from "../../../judge/define.ts";
import { speedsOf } from "../../../judge/speed.ts";
import { sensor as say } from "./words.hidden.ts";

const SIZE = 16;
/** A name is wrong when it is quicker by more than a tenth: anything closer counts as the same speed. */
const CLOSE = 0.9;

export default hiddenChecks("which/sensor", (check) => {
  check(
    "slower",
    {
      title: say.slower,
      points: 2,
      needs: ["known"],
      catches: ["compares-nothing", "praises-its-choice"],
    },
    async (trial) => {
      const { mechanism, given } = judgeKnown(trial, await choiceOf(trial, "sensorChoice"));
      const slower = Array.isArray(given.slower) ? given.slower.map(String) : [];
      const others = new Set(slower.filter((name) => name !== mechanism));
      if (others.size < 3) trial.fail(say.fewSlower(others.size));
      const speeds: Record<string, { trip: number } | null> = await speedsOf(SIZE);
      const own = speeds[mechanism]?.trip ?? Number.NaN;
      const wrong = [...others].filter(
        // What this machine cannot measure is not held against anybody.
        (name) => !(name in speeds) || (speeds[name] && speeds[name].trip < own * CLOSE),
      );
      if (wrong.length > 0) trial.fail(say.notSlower(wrong, mechanism, own));
    },
  );
});
