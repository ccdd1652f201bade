import { hiddenChecks } from "../../../judge/define.ts";
import { ringBuffer as say } from "./words.hidden.ts";

export default hiddenChecks("memory/ring-buffer", (check) => {
  check(
    "both",
    {
      title: say.both,
      points: 1,
      needs: ["stored-first", "read-first"],
      catches: ["leaves-segment"],
    },
    async (trial) => {
      const texts = Array.from({ length: trial.random.integer(30, 40) }, () => trial.random.word());
      const producer = { program: trial.program("producer"), argv: texts };
      const seen = await trial.run({ producer, consumer: trial.program("consumer") });
      trial.finished(seen);
      if (seen.programs.consumer?.stdout !== texts.map((text) => `${text}\n`).join(""))
        trial.fail(say.notBoth(), seen);
      if (seen.leftovers.shm > 0) trial.fail(say.left(), seen);
    },
  );
});
