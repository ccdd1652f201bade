import { hiddenChecks } from "../../../judge/define.ts";
import { callsOf, processesOf } from "../../../judge/record-queries.ts";
import { expectHeard, short, talk } from "./checks.ts";
import { orderedDialogue as say } from "./words.hidden.ts";

export default hiddenChecks("descriptors/ordered-dialogue", (check) => {
  check(
    "many",
    { title: say.many, points: 2, needs: ["heard", "said"], catches: ["two-sentences-only"] },
    async (trial) => {
      const { sentences, seen } = await talk(trial, trial.random.pick([5, 7]));
      trial.finished(seen);
      const expected = sentences.map((sentence) => `${sentence}\0`).join("");
      const got = seen.files["talk.txt"]?.text ?? "";
      if (got !== expected && expected.startsWith(got)) trial.fail(say.cutShort(), seen);
      if (got !== expected) trial.fail(say.otherFile(expected, got), seen);
      expectHeard(trial, sentences, seen);
    },
  );

  check(
    "waits",
    { title: say.waits, points: 1, needs: ["order"], catches: ["no-wait"] },
    async (trial) => {
      const { seen } = await short(trial);
      const [parent] = processesOf(seen);
      const waited = callsOf(seen, {
        process: parent?.name ?? "",
        name: ["wait", "waitpid", "waitid"],
      });
      if (!waited.some(({ result }) => result !== null)) trial.fail(say.noWait(), seen);
    },
  );
});
