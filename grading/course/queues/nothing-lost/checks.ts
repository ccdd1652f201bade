import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import { nothingLost as say } from "./words.ts";

/** What queue-talk said of the messages that it took. */
function taken(text = ""): { type: number; length: number; text: string }[] {
  return [...text.matchAll(/^(\d+) (\d+) (.*)$/gm)].map(([, type, length, text = ""]) => ({
    type: Number(type),
    length: Number(length),
    text,
  }));
}

const few = observation("few", async (trial) => {
  const words = Array.from({ length: trial.random.integer(3, 6) }, () =>
    trial.random.word(trial.random.integer(1, 30)),
  );
  const seen = await trial.run({
    sender: { program: trial.program("carefulSender"), argv: words },
    receiver: { program: ["queue-talk", `take:${words.length}`], after: "sender" },
  });
  return { words, seen, got: taken(seen.programs.receiver?.stdout) };
});

/** More than fits. The receiver does not take anything until it is full. */
const many = observation("many", async (trial) => {
  const words = Array.from({ length: trial.random.integer(20, 24) }, () => trial.random.word(1000));
  const seen = await trial.run({
    sender: { program: trial.program("carefulSender"), argv: words },
    receiver: { program: ["queue-talk", "full", `take:${words.length}`] },
  });
  return { words, seen, got: taken(seen.programs.receiver?.stdout) };
});

export default publicChecks("queues/nothing-lost", (check) => {
  check("arrives", { title: say.arrives, points: 1, catches: ["removes-queue"] }, async (trial) => {
    const { words, seen, got } = await few(trial);
    const { exitCode, signal } = seen.programs.sender ?? {};
    if (exitCode !== 0 || signal) trial.finished(seen, ["sender"]);
    const right = words.every((word, i) => got[i]?.type === 5 && got[i]?.text.startsWith(word));
    if (!right) trial.fail(say.notArrived(words, got), seen);
    trial.finished(seen);
  });

  check(
    "length",
    {
      title: say.length,
      points: 1,
      needs: ["arrives"],
      catches: ["size-of-structure", "always-128"],
    },
    async (trial) => {
      const { words, seen, got } = await few(trial);
      words.forEach((word, i) => {
        const { length = 0 } = got[i] ?? {};
        if (length !== word.length) trial.fail(say.wrongLength(word, length), seen);
      });
    },
  );

  check(
    "nothing-lost",
    { title: say.nothingLost, points: 2, needs: ["length"], catches: ["ignores-full"] },
    async (trial) => {
      const { words, seen, got } = await many(trial);
      const ended = seen.programs.sender?.exitCode === 0;
      if (ended && got.length < words.length) trial.fail(say.lost(words.length, got.length), seen);
      trial.finished(seen);
      const right = words.every((word, i) => got[i]?.text === word);
      if (!right) trial.fail(say.order(), seen);
    },
  );

  check(
    "waits",
    { title: say.waits, points: 1, needs: ["nothing-lost"], catches: ["tries-at-once"] },
    async (trial) => {
      const { words, seen } = await many(trial);
      const tries = callsOf(seen, { program: "sender", name: "msgsnd", failed: true });
      const failed = tries.filter(({ errno }) => errno === "EAGAIN").length;
      if (failed > 3 * words.length) trial.fail(say.spins(failed), seen);
    },
  );

  check(
    "says-full",
    { title: say.saysFull, points: 1, needs: ["nothing-lost"], catches: ["never-looks"] },
    async (trial) => {
      const { words, seen } = await many(trial);
      const said = seen.programs.sender?.stdout ?? "";
      const times = said.split("full\n").length - 1;
      if (said !== "full\n".repeat(times) || times < 1 || times > words.length)
        trial.fail(say.notFull(said), seen);
      const calm = (await few(trial)).seen;
      const more = calm.programs.sender?.stdout ?? "";
      if (more !== "") trial.fail(say.notEmpty(more), calm);
    },
  );
});
