import { choiceOf, judgeFigure, judgeKnown, requireSuccess } from "../../../judge/choice.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { speedOf } from "../../../judge/speed.ts";
import { choice } from "../../../words/choice.ts";
import { hasName, orphan } from "../../peers/channels.ts";
import { pictures as say } from "./words.ts";

/** Bytes of a picture. */
const SIZE = 1 << 20;

const chosen = observation("choice", (trial) => choiceOf(trial, "pictureChoice"));

export default publicChecks("which/pictures", (check) => {
  check("known", { title: choice.known, points: 1, catches: ["no-such-name"] }, async (trial) => {
    judgeKnown(trial, await chosen(trial));
  });

  check(
    "fits",
    { title: say.fits, points: 1, needs: ["known"], catches: ["queue"] },
    async (trial) => {
      const { mechanism } = judgeKnown(trial, await chosen(trial));
      if (!(await speedOf(mechanism, SIZE))) trial.fail(say.tooLarge(mechanism));
    },
  );

  check(
    "found",
    { title: say.found, points: 1, needs: ["fits"], catches: ["inherited"] },
    async (trial) => {
      const { mechanism } = judgeKnown(trial, await chosen(trial));
      if (!hasName(mechanism)) trial.fail(say.nameless(mechanism));
    },
  );

  check(
    "kept",
    { title: say.kept, points: 1, needs: ["found"], catches: ["socket"] },
    async (trial) => {
      const { mechanism } = judgeKnown(trial, await chosen(trial));
      const text = trial.random.word(20);
      const seen = await trial.run(orphan(mechanism, text));
      requireSuccess(seen);
      const found = seen.programs.successor?.stdout ?? "";
      if (found !== text) trial.fail(say.notKept(found), seen);
    },
  );

  check(
    "figure",
    { title: choice.figure, points: 1, needs: ["fits"], catches: ["nanoseconds"] },
    async (trial) => judgeFigure(trial, await chosen(trial), SIZE, "1 MiB"),
  );
});
