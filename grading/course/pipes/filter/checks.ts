import type { RunResult } from "../../../../lib/program/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { pageFactor, processesOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { filter as say } from "./words.ts";

export const short = observation("short", async (trial) => {
  const text = `${trial.random.word(20)} ${trial.random.word(20)}\n`;
  return { text, seen: await through(trial, text, ["filter", "capitals"]) };
});

export default publicChecks("pipes/filter", (check) => {
  check(
    "ends",
    { title: say.ends, points: 1, catches: ["keeps-write-end-open"] },
    async (trial) => {
      const { seen } = await short(trial);
      if (seen.record.ending.why === "stuck") trial.fail(say.noEnd(explained(seen)), seen);
      trial.finished(seen);
    },
  );

  check(
    "answer",
    { title: say.answer, points: 1, needs: ["ends"], catches: ["filter-prints-itself"] },
    async (trial) => {
      const { text, seen } = await short(trial);
      const expected = `${text.length}\n${text.toUpperCase()}`;
      const printed = processesOf(seen)[0]?.name ?? "";
      const got = seen.output[printed] ?? "";
      if (got !== expected || seen.stdout !== expected) trial.fail(say.wrong(expected, got), seen);
    },
  );

  check(
    "large",
    {
      title: say.large,
      points: 2,
      needs: ["answer"],
      catches: ["writes-first", "loses-the-rest", "reads-once"],
    },
    async (trial) => {
      // More than two pipes hold.
      const times = pageFactor((await short(trial)).seen);
      const text = trial.random.word(times * trial.random.integer(140_000, 160_000));
      const seen = await through(trial, text, ["filter", "copy"]);
      if (seen.record.ending.why === "stuck") trial.fail(say.deadlock(explained(seen)), seen);
      trial.finished(seen);
      const back = answerOf(seen);
      if (back.length !== text.length) trial.fail(say.cut(text.length, back.length), seen);
    },
  );

  check(
    "last",
    { title: say.last, points: 1, needs: ["large"], catches: ["waits-for-each-answer"] },
    async (trial) => {
      const text = trial.random.word(trial.random.integer(10_000, 12_000));
      const seen = await through(trial, text, ["filter", "last"]);
      if (seen.record.ending.why === "stuck") trial.fail(say.tooEarly(explained(seen)), seen);
      trial.finished(seen);
      const back = answerOf(seen);
      if (back.length !== text.length) trial.fail(say.cut(text.length, back.length), seen);
    },
  );

  check(
    "quits",
    { title: say.quits, points: 1, needs: ["last"], catches: ["dies-of-sigpipe"] },
    async (trial) => {
      const taken = trial.random.integer(1000, 2000);
      const text = trial.random.word(80_000 * pageFactor((await short(trial)).seen));
      const seen = await through(trial, text, ["filter", "quit", `${taken}`]);
      if (seen.signal === "SIGPIPE") trial.fail(say.sigpipe(), seen);
      trial.finished(seen);
      const back = answerOf(seen);
      if (back.length !== taken) trial.fail(say.cut(taken, back.length), seen);
    },
  );
});

/** Runs the program with this text and this filter, which finds no languages to look through. */
export function through(
  trial: Trial,
  text: string | Uint8Array,
  argv: string[],
): Promise<RunResult> {
  const program = { program: trial.program("filtered"), argv, env: { LC_ALL: "C" } };
  return trial.run(program, { files: { text }, output: Math.max(1 << 20, 2 * text.length) });
}

/** What was printed after the line with the count. */
export function answerOf({ stdoutBytes }: RunResult): Buffer {
  return stdoutBytes.subarray(stdoutBytes.indexOf("\n") + 1);
}

function explained(seen: RunResult): string[] {
  return seen.record.ending.explanation;
}
