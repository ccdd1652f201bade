import { choiceOf, judgeFigure, judgeKnown, requireSuccess } from "../../../judge/choice.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { choice } from "../../../words/choice.ts";
import { orphan, takeEach } from "../../peers/channels.ts";
import { sensor as say } from "./words.ts";

/** Bytes of a reading. */
const SIZE = 16;

const chosen = observation("choice", (trial) => choiceOf(trial, "sensorChoice"));

export default publicChecks("which/sensor", (check) => {
  check("known", { title: choice.known, points: 1, catches: ["no-such-name"] }, async (trial) => {
    judgeKnown(trial, await chosen(trial));
  });

  check(
    "whole",
    { title: say.whole, points: 1, needs: ["known"], catches: ["stream", "memory"] },
    async (trial) => {
      const { mechanism } = judgeKnown(trial, await chosen(trial));
      const sent = [3, 9, 16].map((length) => trial.random.word(length));
      const seen = await trial.run(takeEach(mechanism, sent));
      requireSuccess(seen);
      const got = seen.stdout.split("\n").slice(0, -1);
      if (got.join() !== sent.join()) trial.fail(say.notWhole(sent, got), seen);
    },
  );

  check(
    "kept",
    { title: say.kept, points: 1, needs: ["whole"], catches: ["datagram"] },
    async (trial) => {
      const { mechanism } = judgeKnown(trial, await chosen(trial));
      const text = trial.random.word(SIZE);
      const seen = await trial.run(orphan(mechanism, text));
      requireSuccess(seen);
      const found = seen.programs.successor?.stdout ?? "";
      if (found !== text) trial.fail(say.lost(text, found), seen);
    },
  );

  check(
    "figure",
    { title: choice.figure, points: 1, needs: ["known"], catches: ["nanoseconds"] },
    async (trial) => judgeFigure(trial, await chosen(trial), SIZE, `${SIZE} bytes`),
  );
});
