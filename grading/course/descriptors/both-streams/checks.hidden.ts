import { hiddenChecks } from "../../../judge/define.ts";
import { targetOf } from "../../../judge/started-command.ts";
import { begun, direct } from "./checks.ts";
import { bothStreams as say } from "./words.hidden.ts";

export default hiddenChecks("descriptors/both-streams", (check) => {
  check(
    "last",
    { title: say.last, points: 1, needs: ["order", "apart"], catches: ["keeps-the-first"] },
    async (trial) => {
      const [first, then] = [`${trial.random.word()}.txt`, `${trial.random.word(7)}.txt`];
      const run = await direct(trial, [`>${first}`, `2>${first}x`, `>${then}`, "2>&1"]);
      begun(trial, run);
      const got = [targetOf(run.command, 1), targetOf(run.command, 2)];
      if (got[0] !== then || got[1] !== then) trial.fail(say.notLast(), run.seen);
      const made = [first, `${first}x`].every((name) => run.seen.files[name]?.size === 0);
      if (!made) trial.fail(say.notAllMade(), run.seen);
    },
  );

  check(
    "closed",
    { title: say.closed, points: 1, needs: ["same"], catches: ["closes-its-own"] },
    async (trial) => {
      const name = `${trial.random.word()}.txt`;
      const run = await direct(trial, [`>${name}`, "2>&1"], {}, { redirect: "1>&-" });
      const got = [targetOf(run.command, 1), targetOf(run.command, 2)];
      if (got[0] !== name || got[1] !== name) trial.fail(say.closedItself(), run.seen);
    },
  );
});
