import type { RunResult } from "../../../../lib/program/types.ts";
import { observation, publicChecks } from "../../../judge/define.ts";
import { callsOf } from "../../../judge/record-queries.ts";
import type { Trial } from "../../../judge/trial.ts";
import { answerServer } from "../../peers/answer-server.ts";
import { halfClose as say } from "./words.ts";

const talk = observation("talk", async (trial) => {
  const request = trial.random.word(trial.random.integer(20, 40));
  const answer = trial.random.word(trial.random.integer(20, 40));
  return { request, answer, seen: await ask(trial, "127.0.0.1", request, answer, 1000) };
});

export default publicChecks("sockets/half-close", (check) => {
  check("asks", { title: say.asks, points: 2, catches: ["no-shutdown"] }, async (trial) => {
    const { request, seen } = await talk(trial);
    const { why, explanation } = seen.record.ending;
    const got = requestOf(seen);
    if (why === "stuck" && got === undefined && connected(seen))
      trial.fail(say.noEnd(explanation), seen);
    if (!got?.[1]) trial.fail(say.notAsked(request.length, got?.[0] ?? null), seen);
  });

  check(
    "answer",
    {
      title: say.answer,
      points: 2,
      needs: ["asks"],
      catches: ["closes-instead", "shuts-both-ways", "reads-once"],
    },
    async (trial) => {
      const { answer, seen } = await talk(trial);
      const { stdout, stderr } = askerOf(seen);
      if (stdout !== answer) trial.fail(say.noAnswer(answer, stdout, stderr), seen);
      trial.finished(seen, ["asker"]);
      const long = trial.random.word(trial.random.integer(190_000, 200_000));
      const more = await ask(trial, "127.0.0.1", "more", long, 20_000);
      trial.finished(more, ["asker"]);
      const got = askerOf(more).stdout;
      if (got !== long) trial.fail(say.cut(long.length, got.length), more);
    },
  );

  check(
    "name",
    {
      title: say.name,
      points: 1,
      needs: ["answer"],
      catches: ["takes-the-name-for-an-address"],
    },
    async (trial) => {
      const answer = trial.random.word(10);
      const seen = await ask(trial, "localhost", "by name", answer, 1000);
      if (!requestOf(seen)) trial.fail(say.notFound("localhost", askerOf(seen).stderr), seen);
      trial.finished(seen, ["asker"]);
    },
  );

  check(
    "six",
    { title: say.six, points: 1, needs: ["answer"], catches: ["hard-wired-address"] },
    async (trial) => {
      const seen = await ask(trial, "::1", "six", trial.random.word(10), 1000);
      if (seen.programs.server?.stdout === "null\n") return; // A machine without IPv6.
      if (!requestOf(seen)) trial.fail(say.notFound("::1", askerOf(seen).stderr), seen);
      trial.finished(seen, ["asker"]);
    },
  );

  check(
    "refused",
    { title: say.refused, points: 1, needs: ["answer"], catches: ["exits-well-when-refused"] },
    async (trial) => {
      const port = `${trial.random.integer(2000, 9000)}`;
      const seen = await trial.run(
        { asker: { program: trial.program("asker"), argv: ["127.0.0.1", port] } },
        { files: { request: "is anybody there?" } },
      );
      const { exitCode } = askerOf(seen);
      if (exitCode !== 1) trial.fail(say.notRefused(exitCode), seen);
    },
  );
});

/** Runs the client beside a server on this host, which answers when the request has ended. */
export function ask(
  trial: Trial,
  host: string,
  request: string | Uint8Array,
  answer: string,
  piece: number,
): Promise<RunResult> {
  const port = `${trial.random.integer(2000, 9000)}`;
  const address = host === "localhost" ? "127.0.0.1" : host;
  const server = { program: answerServer, argv: [address, "answer", `${piece}`, port] };
  const asker = { program: trial.program("asker"), argv: [host, port], after: "server" };
  return trial.run({ server, asker }, { files: { request, answer } });
}

/** How many bytes the server got, and whether they were those of the file; undefined if it got no end. */
export function requestOf(seen: RunResult): [bytes: number, same: boolean] | undefined {
  const text = seen.programs.server?.stdout.split("\n")[0] ?? "";
  return text === "" || text === "null" ? undefined : JSON.parse(text);
}

export function askerOf(seen: RunResult): RunResult["programs"][string] {
  return seen.programs.asker ?? seen;
}

/** Somebody came to the server. */
function connected(seen: RunResult): boolean {
  return callsOf(seen, { name: ["accept", "accept4"] }).some(({ end }) => end !== null);
}
