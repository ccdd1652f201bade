import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { manyClients as say } from "./words.ts";

export const reversed = (text: string): string => [...text].reverse().join("");
const talk = (trial: Trial, ...words: string[]) =>
  trial.run({
    answers: trial.program("answers"),
    clients: { program: ["queue-talk", ...words], after: "answers" },
  });

/** Some clients at a time, and then quit. */
const three = observation("three", async (trial) => {
  const texts = Array.from({ length: 3 }, () => trial.random.word(trial.random.integer(5, 30)));
  const clients = texts.flatMap((text) => ["child", `ask:${text}`, "answer", "end"]);
  return { texts, seen: await talk(trial, ...clients, "join", "send:1:quit") };
});

export default publicChecks("queues/many-clients", (check) => {
  check("types", { title: say.types, points: 1, catches: ["takes-any-type"] }, async (trial) => {
    const text = trial.random.word(8);
    const late = [`ask:${text}`, "asleep", "answer", "send:1:quit"];
    const seen = await talk(trial, ...late);
    const got = seen.programs.clients?.stdout ?? "";
    if (callsOf(seen, { program: "answers", name: "msgsnd" }).length === 0)
      trial.fail(say.wrongAnswers([text], []), seen);
    if (got !== `${reversed(text)}\n`) trial.fail(say.ownAnswer(reversed(text), got), seen);
    trial.finished(seen);
  });

  check("answers", { title: say.answers, points: 1, needs: ["types"] }, async (trial) => {
    const { texts, seen } = await three(trial);
    const got = seen.programs.clients?.stdout.split("\n").slice(0, -1) ?? [];
    const { exitCode, signal } = seen.programs.answers ?? {};
    if (exitCode !== 0 && signal !== "SIGKILL") trial.finished(seen, ["answers"]);
    const expected = texts.map(reversed);
    if ([...got].sort().join() !== expected.sort().join())
      trial.fail(say.wrongAnswers(texts, got), seen);
    trial.finished(seen);
  });

  check(
    "full",
    {
      title: say.full,
      points: 2,
      needs: ["answers"],
      catches: ["blocks-when-full", "drops-when-full"],
    },
    async (trial) => {
      const texts = Array.from({ length: 9 }, () => trial.random.word(3000));
      const asks = texts.map((text) => `ask:${text}`);
      const seen = await talk(trial, ...asks, ...texts.map(() => "answer"), "send:1:quit");
      const got = seen.programs.clients?.stdout.split("\n").slice(0, -1) ?? [];
      if (got.length < texts.length) trial.fail(say.greedy(texts.length, got.length), seen);
      trial.finished(seen);
      const expected = texts.map(reversed).sort();
      if ([...got].sort().join() !== expected.join()) trial.fail(say.mixed(), seen);
    },
  );

  check(
    "dead",
    { title: say.dead, points: 2, needs: ["full"], catches: ["answers-the-dead"] },
    async (trial) => {
      const asks = Array.from({ length: 3 }, () => `ask:${trial.random.word()}`);
      const seen = await trial.run({
        // It never waits: so what comes after it finds it gone.
        dead: ["queue-talk", ...asks],
        answers: { program: trial.program("answers"), after: "dead" },
        last: { program: ["queue-talk", "send:1:quit"], after: "answers" },
      });
      trial.finished(seen);
      const sent = callsOf(seen, { program: "answers", name: "msgsnd" }).length;
      if (sent > 0) trial.fail(say.toTheDead(asks.length, sent), seen);
    },
  );

  check(
    "quit",
    { title: say.quit, points: 1, needs: ["answers"], catches: ["leaves-queue"] },
    async (trial) => {
      const { seen } = await three(trial);
      if (seen.leftovers.queues > 0) trial.fail(say.left(), seen);
    },
  );
});
