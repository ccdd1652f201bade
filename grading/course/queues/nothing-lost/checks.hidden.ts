import { hiddenChecks } from "../../../judge/define.ts";
import { nothingLost as say } from "./words.hidden.ts";

export default hiddenChecks("queues/nothing-lost", (check) => {
  check(
    "there-already",
    { title: say.thereAlready, points: 1, needs: ["length"], catches: ["must-make-it"] },
    async (trial) => {
      const word = trial.random.word();
      const seen = await trial.run({
        receiver: { program: ["queue-talk", "take:1"] },
        sender: { program: trial.program("carefulSender"), argv: [word], after: "receiver" },
      });
      if (seen.programs.receiver?.stdout !== `5 ${word.length} ${word}\n`)
        trial.fail(say.notThere(), seen);
      trial.finished(seen);
    },
  );
});
