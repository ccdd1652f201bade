import type { Program, RunOptions, RunResult } from "../../../../lib/program/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import type { Words } from "../../../words/words.ts";
import { echoClients, formerServer, type Step } from "../../peers/echo-clients.ts";
import { echoServer as say } from "./words.ts";

/** Enough for any server that waits and reads in pieces. */
const CALLS = 2000;

/** One has left, one is silent, one sends much and reads nothing, one is served; then nothing more happens. */
const crowd = observation("crowd", (trial) =>
  serve(
    trial,
    [
      ["open", "silent"],
      ["open", "left"],
      ["talk", "left", 2],
      ["close", "left"],
      ["narrow", "greedy"],
      ["burst", "greedy", 60, 1000],
      ["open", "other"],
      ["talk", "other", 4],
      ["stay", "other"],
    ],
    { calls: CALLS },
  ),
);

export default publicChecks("sockets/echo-server", (check) => {
  check(
    "echoes",
    { title: say.echoes, points: 1, catches: ["closes-after-one-answer"] },
    async (trial) => {
      const sent = [1, 2, 3].map(() => trial.random.word(trial.random.integer(3, 9)));
      const seen = await serve(trial, [
        ["open", "a"],
        ...sent.flatMap((word): Step[] => [
          ["send", "a", `${word}\n`],
          ["take", "a", 1],
        ]),
        ["close", "a"],
        ...stop,
      ]);
      const got = answersOf(seen, "a");
      const expected = sent.map((word) => `echo: ${word}`);
      const { why, explanation } = seen.record.ending;
      if (got.join("\n") !== expected.join("\n")) trial.fail(say.notEchoed(expected, got), seen);
      if (why !== "finished" || seen.leftovers.processes > 0)
        trial.fail(say.notStopped(explanation), seen);
      trial.finished(seen, ["server"]);
    },
  );

  check(
    "restart",
    { title: say.restart, points: 1, needs: ["echoes"], catches: ["no-reuseaddr"] },
    async (trial) => {
      const steps: Step[] = [["open", "a"], ["talk", "a", 1], ["close", "a"], ...stop];
      const seen = await serve(trial, steps, {}, formerServer);
      const { exitCode, stderr = "" } = seen.programs.server ?? {};
      if (exitCode !== 0 && stderr.includes("EADDRINUSE")) trial.fail(say.taken(stderr), seen);
      judge(trial, seen, say.blocked, "a");
    },
  );

  check(
    "others",
    { title: say.others, points: 2, needs: ["echoes"], catches: ["one-at-a-time"] },
    async (trial) => {
      const seen = await serve(trial, [
        ["open", "silent"],
        ["open", "a"],
        ["talk", "a", 2],
        ["open", "b"],
        ["talk", "b", 2],
        ["talk", "a", 2],
        ...stop,
      ]);
      judge(trial, seen, say.blocked, "a", "b");
    },
  );

  check(
    "lines",
    { title: say.lines, points: 2, needs: ["others"], catches: ["read-is-a-line"] },
    async (trial) => {
      const [one, two, three] = [4, 5, 6].map((length) => trial.random.word(length));
      // What b says between the pieces makes sure that each has been read before the next one comes.
      const seen = await serve(trial, [
        ["open", "a"],
        ["open", "b"],
        ["send", "a", `${one?.slice(0, 2)}`],
        ["talk", "b", 2],
        ["send", "a", `${one?.slice(2)}\n${two}\n${three?.slice(0, 1)}`],
        ["talk", "b", 2],
        ["send", "a", `${three?.slice(1)}\n`],
        ["take", "a", 3],
        ...stop,
      ]);
      const got = answersOf(seen, "a");
      const expected = [one, two, three].map((word) => `echo: ${word}`);
      if (got.length > 0 && got.join("\n") !== expected.join("\n"))
        trial.fail(say.noLines(expected, got), seen);
      judge(trial, seen, say.linesStuck, "b");
    },
  );

  check(
    "reset",
    { title: say.reset, points: 1, needs: ["others"], catches: ["dies-of-a-reset"] },
    async (trial) => {
      const seen = await serve(trial, [
        ["open", "a"],
        ["open", "b"],
        ["talk", "b", 1],
        ["send", "a", trial.random.word(5)],
        ["reset", "a"],
        ["talk", "b", 4],
        ...stop,
      ]);
      judge(trial, seen, say.blocked, "b");
    },
  );

  check(
    "idle",
    {
      title: say.idle,
      points: 1,
      needs: ["others"],
      catches: ["spins-at-eof", "always-asks-for-room", "reads-byte-by-byte"],
    },
    async (trial) => {
      const seen = await crowd(trial);
      const { why } = seen.record.ending;
      const calls = callsOf(seen, { program: "server", failed: true });
      const single = calls.filter((call) => RECEIVES.includes(call.name) && call.result === 1);
      if (why === "calls" && single.length > CALLS / 4)
        trial.fail(say.byteByByte(single.length), seen);
      const spins = why === "wall-time" && !calls.slice(-20).some(({ waited }) => waited);
      if (spins || why === "calls" || why === "cpu-time")
        trial.fail(say.spins(...mostOf(calls.map(({ name }) => name))), seen);
      judgeDeath(trial, seen);
    },
  );

  check(
    "greedy",
    { title: say.greedy, points: 2, needs: ["idle"], catches: ["waits-for-a-client-to-read"] },
    async (trial) => {
      const seen = await crowd(trial);
      const { explanation } = seen.record.ending;
      const accepting = callsOf(seen, { program: "server", name: ["accept", "accept4"] });
      const sending = callsOf(seen, { program: "server", name: SENDS }).some(
        ({ end, process }) => end === null && accepting.some((call) => call.process === process),
      );
      const [well] = answersOf(seen, "other");
      if (sending || well !== "well") trial.fail(say.full(explanation), seen);
    },
  );
});

const RECEIVES = ["read", "readv", "recv", "recvfrom", "recvmsg"];
const SENDS = ["send", "sendto", "sendmsg", "write", "writev"];

/** One more client ends the server, and sees that it has ended. */
export const stop: Step[] = [
  ["open", "last"],
  ["send", "last", "stop\n"],
  ["take", "last", 1],
];

/** Runs the server, perhaps after another program, and when it waits, its clients. */
export function serve(
  trial: Trial,
  steps: Step[],
  options: RunOptions = {},
  former?: Program,
): Promise<RunResult> {
  const server = { program: trial.program("echo"), ...(former && { after: "former" }) };
  const clients = { program: echoClients, argv: [JSON.stringify(steps)], after: "server" };
  return trial.run({ ...(former && { former }), server, clients }, options);
}

/** Fails unless these clients talked well, and the server lived until it was stopped. */
export function judge(
  trial: Trial,
  seen: RunResult,
  stuck: (explanation: string[]) => Words,
  ...names: string[]
): void {
  const { why, explanation } = seen.record.ending;
  judgeDeath(trial, seen);
  if (why === "stuck" || why === "wall-time") trial.fail(stuck(explanation), seen);
  trial.finished(seen, ["server"]);
  for (const name of names) {
    const got = answersOf(seen, name);
    if (!got.every((line) => line === "well")) trial.fail(say.notEchoed(["well"], got), seen);
  }
}

function judgeDeath(trial: Trial, seen: RunResult): void {
  const { exitCode, signal, stderr = "" } = seen.programs.server ?? {};
  if (signal === "SIGPIPE") trial.fail(say.sigpipe(), seen);
  if (exitCode !== null && exitCode !== 0 && stderr !== "") trial.fail(say.died(stderr), seen);
}

/** What the client of this name printed, in order. */
export function answersOf(seen: RunResult, name: string): (string | null)[] {
  const lines = (seen.programs.clients?.stdout ?? "").split("\n").filter(Boolean);
  const all = lines.map((line) => JSON.parse(line) as [string, ...(string | null)[]]);
  return all.filter(([of]) => of === name).flatMap(([, ...got]) => got);
}

/** The name that comes most often, and how often. */
function mostOf(names: string[]): [string, number] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0] ?? ["", 0];
}
