import { hiddenChecks } from "../../../judge/define.ts";
import { callsOf, processesOf } from "../../../judge/record-queries.ts";
import { twoWay as say } from "./words.hidden.ts";

export default hiddenChecks("pipes/two-way", (check) => {
  check(
    "long",
    { title: say.long, points: 1, needs: ["ends", "answer"], catches: ["one-read"] },
    async (trial) => {
      const text = trial.random.word(trial.random.integer(5000, 20_000));
      const seen = await trial.run({ program: trial.program("twoWay"), argv: [text] });
      trial.finished(seen);
      const got = seen.output[processesOf(seen)[0]?.name ?? ""] ?? "";
      if (got !== text.toUpperCase()) trial.fail(say.cut(text.length, got.length), seen);
    },
  );

  check(
    "waits",
    { title: say.waits, points: 1, needs: ["ends"], catches: ["no-wait"] },
    async (trial) => {
      const seen = await trial.run({
        program: trial.program("twoWay"),
        argv: [trial.random.word()],
      });
      const [parent] = processesOf(seen);
      const waited = callsOf(seen, {
        process: parent?.name ?? "",
        name: ["wait", "waitpid", "waitid"],
      });
      if (!waited.some(({ result }) => Number(result) > 0)) trial.fail(say.noWait(), seen);
    },
  );
});
