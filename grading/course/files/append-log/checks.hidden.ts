import { hiddenChecks } from "../../../judge/define.ts";
import { together, tornLine } from "./checks.ts";
import { appendLog as say } from "./words.hidden.ts";

export default hiddenChecks("files/append-log", (check) => {
  check(
    "others",
    { title: say.others, points: 1, needs: ["lost", "whole"], catches: ["locks-and-seeks"] },
    async (trial) => {
      const { expected, got, seen } = await together(
        trial,
        ({ name, times }) =>
          name.startsWith("a") ? null : ["append-lines", "log.txt", name, String(times)],
        50,
      );
      trial.finished(seen);
      if (got.length < expected.length || tornLine(expected, got) !== null)
        trial.fail(say.notAlone(), seen);
    },
  );
});
