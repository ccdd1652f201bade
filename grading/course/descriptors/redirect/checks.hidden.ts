import { hiddenChecks } from "../../../judge/define.ts";
import { startedIn } from "../../../judge/started-command.ts";
import { start } from "./checks.ts";
import { redirect as say } from "./words.hidden.ts";

export default hiddenChecks("descriptors/redirect", (check) => {
  check(
    "status",
    { title: say.status, points: 1, needs: ["output"], catches: ["loses-status"] },
    async (trial) => {
      const { argv, seen } = await start(trial, trial.random.integer(2, 99), null);
      const got = seen.exitCode;
      // Where out.txt cannot be made, nothing is started: that is for another check.
      if (startedIn(seen).length === 0) return;
      if (got !== Number(argv[1])) trial.fail(say.otherStatus(Number(argv[1]), got), seen);
    },
  );

  check(
    "missing",
    { title: say.missing, points: 1, needs: ["input", "output"], catches: ["empties-first"] },
    async (trial) => {
      const old = `${trial.random.word(12)}\n`;
      const seen = await trial.run(
        { program: trial.program("redirect"), argv: ["two-voices"] },
        { files: { "out.txt": old } },
      );
      const { why, explanation } = seen.record.ending;
      if (why === "stuck") trial.fail(say.waited(explanation), seen);
      if (startedIn(seen).length > 0) trial.fail(say.startedAnyway(), seen);
      if (seen.exitCode === 0) trial.fail(say.saidNothing(), seen);
      if (seen.files["out.txt"]?.text !== old) trial.fail(say.touched(), seen);
    },
  );
});
