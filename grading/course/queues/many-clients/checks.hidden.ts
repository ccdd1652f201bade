import { hiddenChecks } from "../../../judge/define.ts";
import { manyClients as say } from "./words.hidden.ts";

export default hiddenChecks("queues/many-clients", (check) => {
  check(
    "spaces",
    { title: say.spaces, points: 1, needs: ["answers"], catches: ["cuts-at-space"] },
    async (trial) => {
      const text = [trial.random.word(), trial.random.word(), trial.random.word()].join(" ");
      const seen = await trial.run({
        answers: trial.program("answers"),
        client: {
          program: ["queue-talk", `ask:${text}`, "answer", "send:1:quit"],
          after: "answers",
        },
      });
      if (seen.programs.client?.stdout !== `${[...text].reverse().join("")}\n`)
        trial.fail(say.cut(), seen);
    },
  );

  check(
    "removed",
    { title: say.removed, points: 1, needs: ["answers"], catches: ["dies-of-removal"] },
    async (trial) => {
      const seen = await trial.run({
        answers: trial.program("answers"),
        remover: { program: ["queue-talk", "remove"], after: "answers" },
      });
      const { exitCode } = seen.programs.answers ?? {};
      if (exitCode !== 0) trial.fail(say.notRemoved(), seen);
    },
  );
});
