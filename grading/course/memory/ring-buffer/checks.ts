import { observation, publicChecks } from "../../../judge/define.ts";
import type { Trial } from "../../../judge/trial.ts";
import { ringBuffer as say } from "./words.ts";

function textsOf(trial: Trial, least: number, most: number): string[] {
  const count = trial.random.integer(least, most);
  return Array.from({ length: count }, () => trial.random.word(trial.random.integer(20, 100)));
}

const lines = (texts: string[]): string => texts.map((text) => `${text}\n`).join("");

/** A consumer in C sleeps before anything is there. */
const fromProducer = observation("from-producer", async (trial) => {
  const texts = textsOf(trial, 1, 1);
  const seen = await trial.run({
    consumer: ["ring", "consume"],
    producer: { program: trial.program("producer"), argv: texts, after: "consumer" },
  });
  return { texts, seen };
});

/** A producer in C that wakes the consumer even when there is nothing. */
const toConsumer = observation("to-consumer", async (trial) => {
  const texts = textsOf(trial, 2, 4);
  const seen = await trial.run({
    consumer: trial.program("consumer"),
    producer: ["ring", "patient", ...texts],
  });
  return { texts, seen };
});

export default publicChecks("memory/ring-buffer", (check) => {
  check("wakes", { title: say.wakes, points: 1, catches: ["never-wakes"] }, async (trial) => {
    const { texts, seen } = await fromProducer(trial);
    const { exitCode, signal } = seen.programs.producer ?? {};
    if (exitCode !== 0 || signal) trial.finished(seen, ["producer"]);
    const got = seen.programs.consumer?.stdout ?? "";
    if (seen.record.ending.why === "stuck" && got !== lines(texts))
      trial.fail(say.notWoken(texts.length, got), seen);
    if (got !== lines(texts)) trial.fail(say.otherTexts(lines(texts), got), seen);
    trial.finished(seen);
  });

  check("sleeps", { title: say.sleeps, points: 1, catches: ["spins"] }, async (trial) => {
    const { seen } = await toConsumer(trial);
    if (!seen.programs.producer?.stdout.startsWith("asleep")) trial.fail(say.awake(), seen);
  });

  check(
    "looks-again",
    { title: say.looksAgain, points: 1, needs: ["sleeps"], catches: ["believes-wake"] },
    async (trial) => {
      const { texts, seen } = await toConsumer(trial);
      const got = seen.programs.consumer?.stdout ?? "";
      if (got !== lines(texts)) trial.fail(say.wokenForNothing(lines(texts), got), seen);
      trial.finished(seen);
    },
  );

  check(
    "full",
    { title: say.full, points: 1, needs: ["wakes"], catches: ["overwrites-when-full"] },
    async (trial) => {
      const texts = textsOf(trial, 8, 8);
      const seen = await trial.run({
        producer: { program: trial.program("producer"), argv: texts },
        consumer: { program: ["ring", "unhurried"], after: "producer" },
      });
      const got = seen.programs.consumer?.stdout ?? "";
      if (got !== lines(texts)) trial.fail(say.overwritten(texts, got), seen);
      trial.finished(seen);
    },
  );

  check(
    "gives-back",
    {
      title: say.givesBack,
      points: 1,
      needs: ["looks-again"],
      catches: ["keeps-producer-asleep"],
    },
    async (trial) => {
      const texts = textsOf(trial, 8, 8);
      const seen = await trial.run({
        producer: ["ring", "produce", ...texts],
        consumer: { program: trial.program("consumer"), after: "producer" },
      });
      const got = seen.programs.consumer?.stdout ?? "";
      if (got !== lines(texts)) trial.fail(say.notGivenBack(texts.length, got), seen);
      trial.finished(seen);
    },
  );

  check(
    "stored-first",
    { title: say.storedFirst, points: 1, needs: ["full"], catches: ["counts-before-storing"] },
    async (trial) => {
      for (let round = 0; round < 3; round++) {
        const texts = textsOf(trial, 16, 18);
        const producer = { program: trial.program("producer"), argv: texts };
        const seen = await trial.run({ producer, consumer: ["ring", "taste"] }, { disturb: true });
        const got = seen.programs.consumer?.stdout ?? "";
        if (got !== lines(texts)) trial.fail(say.tooEarly(texts, got), seen);
      }
    },
  );

  check(
    "read-first",
    { title: say.readFirst, points: 1, needs: ["gives-back"], catches: ["gives-back-too-early"] },
    async (trial) => {
      for (let round = 0; round < 3; round++) {
        const texts = textsOf(trial, 24, 26);
        const producer = ["ring", "eager", ...texts];
        const consumer = trial.program("consumer");
        const seen = await trial.run({ producer, consumer }, { disturb: true });
        const got = seen.programs.consumer?.stdout ?? "";
        if (got !== lines(texts)) trial.fail(say.tooLate(texts, got), seen);
      }
    },
  );
});
