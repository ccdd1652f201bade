import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf, lengthOf, processesOf } from "../../../judge/record-queries.ts";
import { twoWay as say } from "./words.ts";

const talk = observation("talk", async (trial) => {
  const word = trial.random.word(trial.random.integer(4, 12));
  const seen = await trial.run({ program: trial.program("twoWay"), argv: [word] });
  return { word, seen };
});

export default publicChecks("pipes/two-way", (check) => {
  check("two-pipes", { title: say.twoPipes, points: 1, catches: ["one-pipe"] }, async (trial) => {
    const { seen } = await talk(trial);
    const writes = callsOf(seen, { name: "write", kind: "pipe" });
    for (const { process, object } of writes) {
      const own = callsOf(seen, { process, name: "read" }).some((read) => read.object === object);
      if (own) trial.fail(say.ownMessage(process), seen);
    }
    const pipes = callsOf(seen, { name: ["pipe", "pipe2"] }).length;
    if (pipes < 2) trial.fail(say.noPipes(pipes), seen);
  });

  check(
    "ends",
    { title: say.ends, points: 1, needs: ["two-pipes"], catches: ["keeps-write-end-open"] },
    async (trial) => {
      const { seen } = await talk(trial);
      trial.finished(seen);
    },
  );

  check(
    "answer",
    { title: say.answer, points: 1, needs: ["ends"], catches: ["prints-question"] },
    async (trial) => {
      const { word, seen } = await talk(trial);
      const [parent] = processesOf(seen);
      const got = seen.output[parent?.name ?? ""] ?? "";
      if (got !== word.toUpperCase()) trial.fail(say.noAnswer(word.toUpperCase(), got), seen);
    },
  );

  check(
    "child",
    { title: say.child, points: 1, needs: ["ends"], catches: ["parent-answers"] },
    async (trial) => {
      const { word, seen } = await talk(trial);
      const [parent] = processesOf(seen);
      const written = callsOf(seen, { name: "write", kind: "pipe" }).filter(
        ({ process, data }) =>
          process !== parent?.name &&
          Buffer.from(data?.bytes ?? "", "base64").toString() === word.toUpperCase(),
      );
      if (lengthOf(written) === 0) trial.fail(say.alone(), seen);
    },
  );
});
