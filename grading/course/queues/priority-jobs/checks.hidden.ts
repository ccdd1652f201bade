import { hiddenChecks } from "../../../judge/define.ts";
import { bytesOf, callsOf } from "../../../judge/record-queries.ts";
import { priorityJobs as say } from "./words.hidden.ts";

export default hiddenChecks("queues/priority-jobs", (check) => {
  check(
    "long",
    { title: say.long, points: 1, needs: ["order"], catches: ["cuts"] },
    async (trial) => {
      const text = trial.random.word(trial.random.integer(5000, 8000));
      const seen = await trial.run({
        filler: ["queue-talk", `send:3:${text}`, "send:9:stop"],
        worker: { program: trial.program("worker"), after: "filler" },
      });
      trial.finished(seen);
      if (seen.programs.worker?.stdout !== `${text}\n`) trial.fail(say.cut(), seen);
    },
  );

  check(
    "others",
    { title: say.others, points: 1, needs: ["waits"], catches: ["takes-any-type"] },
    async (trial) => {
      const text = trial.random.word();
      const other = `send:${trial.random.integer(10, 900)}:${text}`;
      const seen = await trial.run({
        filler: ["queue-talk", other, "send:2:job"],
        worker: { program: trial.program("worker"), after: "filler" },
        stopper: { program: ["queue-talk", "send:9:stop"], after: "worker" },
      });
      const received = callsOf(seen, { program: "worker", name: "msgrcv" });
      if (bytesOf(received).includes(text)) trial.fail(say.foreign(), seen);
    },
  );
});
