import type { RunOptions, RunResult } from "../../../../lib/program/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf, lengthOf, processesOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import type { Words } from "../../../words/words.ts";
import { fifoClients, type Step } from "../../peers/fifo-clients.ts";
import { fifoService as say } from "./words.ts";

/** Two clients one after the other, and always somebody who could write. */
export const talk = observation("talk", async (trial) => {
  const [a, b] = [trial.random.word(5), trial.random.word(6)];
  const [first, second] = [twoWords(trial), twoWords(trial)];
  const seen = await serve(trial, [
    ["hold"],
    ...ask(a, first),
    ...ask(b, second),
    ["send", "stop\n"],
  ]);
  return { expected: [[a, first] as const, [b, second] as const], seen };
});

export default publicChecks("pipes/fifo-service", (check) => {
  check(
    "answers",
    { title: say.answers, points: 1, catches: ["first-word-only"] },
    async (trial) => {
      const { expected, seen } = await talk(trial);
      judgeAnswers(trial, seen, expected, say.stuck, say.notAnswered);
    },
  );

  check(
    "stop",
    { title: say.stop, points: 1, needs: ["answers"], catches: ["leaves-the-fifo"] },
    async (trial) => {
      const { seen } = await talk(trial);
      const { why, explanation } = seen.record.ending;
      if (why !== "finished" || seen.leftovers.processes > 0)
        trial.fail(say.notStopped(explanation), seen);
      trial.finished(seen, ["service"]);
      if (seen.files.requests) trial.fail(say.notRemoved(), seen);
    },
  );

  check(
    "exists",
    { title: say.exists, points: 1, needs: ["answers"], catches: ["fails-on-eexist"] },
    async (trial) => {
      const name = trial.random.word(5);
      const text = twoWords(trial);
      const steps: Step[] = [["hold"], ...ask(name, text), ["send", "stop\n"]];
      const seen = await serve(trial, steps, {}, { mkfifo: ["mkfifo", "requests"] });
      const { exitCode, stderr = "" } = seen.programs.service ?? {};
      if (exitCode !== 0 && stderr !== "") trial.fail(say.exist(stderr), seen);
      judgeAnswers(trial, seen, [[name, text]], say.stuck, say.notAnswered);
    },
  );

  check(
    "eof",
    {
      title: say.eof,
      points: 2,
      needs: ["answers"],
      catches: ["ends-at-eof", "spins-at-eof"],
    },
    async (trial) => {
      const [a, b] = [trial.random.word(5), trial.random.word(6)];
      const [first, second] = [twoWords(trial), twoWords(trial)];
      const steps = [...ask(a, first), ...ask(b, second)];
      // Nobody stops it: it is left alone, and has to wait.
      const seen = await serve(trial, steps, { calls: 4000 });
      const { why, explanation } = seen.record.ending;
      const empty = callsOf(seen, { program: "service", name: ["read", "readv"], kind: "fifo" });
      const reads = empty.filter((call) => call.result !== null && lengthOf([call]) === 0).length;
      const [service] = processesOf(seen, "service");
      if (reads > 10 || why === "cpu-time" || why === "calls") trial.fail(say.spins(reads), seen);
      if (service?.end !== null) trial.fail(say.ended(), seen);
      if (answersOf(seen).size < 2) trial.fail(say.stuck(explanation), seen);
    },
  );

  check(
    "lines",
    { title: say.lines, points: 1, needs: ["eof"], catches: ["one-request-per-read"] },
    async (trial) => {
      const clients = [5, 6, 7].map((length) => trial.random.word(length));
      const long = trial.random.word(trial.random.integer(3000, 3800));
      const asked = clients.map(
        (name, index) => [name, index === 2 ? long : twoWords(trial)] as const,
      );
      const text = asked.map(([name, words]) => `${name} ${words}\n`).join("");
      const seen = await serve(trial, [
        ["hold"],
        ...clients.flatMap((name): Step[] => [
          ["make", name],
          ["ready", name],
        ]),
        ["send", text],
        ...clients.map((name): Step => ["take", name]),
        ["send", "stop\n"],
      ]);
      judgeAnswers(trial, seen, asked, say.stuck, say.noLines, say.noLines);
    },
  );

  check(
    "late",
    {
      title: say.late,
      points: 2,
      // A service that is slow today reads both requests at once.
      needs: ["lines"],
      catches: ["waits-for-everyone", "forgets-the-late", "dies-of-enxio"],
    },
    async (trial) => {
      const [late, other] = [trial.random.word(5), trial.random.word(6)];
      const [first, second] = [twoWords(trial), twoWords(trial)];
      const seen = await serve(trial, [
        ["hold"],
        ["make", late],
        ["send", `${late} ${first}\n`],
        ...ask(other, second),
        ["listen", late],
        ["take", late],
        ["send", "stop\n"],
      ]);
      judgeDeath(trial, seen, late);
      judgeAnswers(
        trial,
        seen,
        [
          [other, second],
          [late, first],
        ],
        say.blocked,
        say.notAnswered,
      );
    },
  );
});

type Asked = readonly (readonly [name: string, text: string])[];

export function twoWords({ random }: Trial): string {
  return `${random.word(random.integer(3, 8))} ${random.word(random.integer(3, 8))}`;
}

/** A client as it should be: there before it asks, and gone when it has its answer. */
export function ask(name: string, text: string): Step[] {
  return [
    ["make", name],
    ["ready", name],
    ["send", `${name} ${text}\n`],
    ["take", name],
    ["leave", name],
  ];
}

/** Runs the service, after the programs of `before`, and its clients when it waits. */
export function serve(
  trial: Trial,
  steps: Step[],
  options: RunOptions = {},
  before: Record<string, string[]> = {},
): Promise<RunResult> {
  const [first] = Object.keys(before);
  const service = { program: trial.program("service"), ...(first && { after: first }) };
  const clients = { program: fifoClients, argv: [JSON.stringify(steps)], after: "service" };
  return trial.run({ ...before, service, clients }, options);
}

/** Fails when the service ended by an error or a signal. */
export function judgeDeath(trial: Trial, seen: RunResult, name: string): void {
  const { exitCode, signal, stderr = "" } = seen.programs.service ?? {};
  if (signal === "SIGPIPE") trial.fail(say.sigpipe(), seen);
  if (exitCode !== 0 && stderr !== "") trial.fail(say.died(name, stderr), seen);
}

/** Fails unless each client read its text in capitals. */
export function judgeAnswers(
  trial: Trial,
  seen: RunResult,
  asked: Asked,
  stuck: (explanation: string[]) => Words,
  wrong: (name: string, expected: string, got: string | null) => Words,
  first: typeof wrong | null = null,
): void {
  const { why, explanation } = seen.record.ending;
  const answers = answersOf(seen);
  const missed = asked.find(([name, text]) => answers.get(name) !== text.toUpperCase());
  if (missed && first) {
    const [name, text] = missed;
    trial.fail(first(name, text.toUpperCase(), answers.get(name) ?? null), seen);
  }
  if (why === "stuck" || why === "wall-time") trial.fail(stuck(explanation), seen);
  trial.finished(seen, ["service"]);
  if (missed) {
    const [name, text] = missed;
    trial.fail(wrong(name, text.toUpperCase(), answers.get(name) ?? null), seen);
  }
}

/** What each client read. */
function answersOf(seen: RunResult): Map<string, string> {
  const lines = (seen.programs.clients?.stdout ?? "").split("\n").filter(Boolean);
  return new Map(lines.map((line) => JSON.parse(line) as [string, string]));
}
