import type { RunResult } from "../../../../lib/program/types.ts";
import { publicChecks } from "../../../judge/define.ts";
import type { Trial } from "../../../judge/trial.ts";
import { framing as say } from "./words.ts";

export default publicChecks("sockets/framing", (check) => {
  check("plain", { title: say.plain, points: 1, catches: ["little-endian"] }, async (trial) => {
    const messages = words(trial);
    const seen = await receive(
      trial,
      messages,
      messages.map((text) => 4 + text.length),
    );
    const { stdout, exitCode, stderr } = receiverOf(seen);
    const length = messages[0]?.length ?? 0;
    if (stdout === "" && exitCode !== 0 && stderr === "")
      trial.fail(say.order(length, swapped(length)), seen);
    trial.finished(seen, ["receiver"]);
    judgeLines(trial, seen, messages);
  });

  check(
    "merged",
    { title: say.merged, points: 1, needs: ["plain"], catches: ["one-read-one-message"] },
    async (trial) => {
      const messages = words(trial);
      const seen = await receive(trial, messages, []);
      const got = linesOf(seen).length;
      if (got < messages.length) trial.fail(say.lostMessages(messages.length, got), seen);
      trial.finished(seen, ["receiver"]);
      judgeLines(trial, seen, messages);
    },
  );

  check(
    "head",
    { title: say.head, points: 1, needs: ["merged"], catches: ["short-head"] },
    async (trial) => {
      const messages = words(trial);
      // Two bytes of a length; then the other two with the message, and two of the next.
      const sizes = [2, ...messages.map((text) => 4 + text.length)];
      const seen = await receive(trial, messages, sizes);
      const { exitCode, stderr } = receiverOf(seen);
      if (stderr !== "") trial.fail(say.cutHead(`The program ended: ${stderr.trim()}`), seen);
      if (exitCode !== 0) trial.fail(say.cutHead(`The program exited with ${exitCode}.`), seen);
      trial.finished(seen, ["receiver"]);
      judgeLines(trial, seen, messages);
    },
  );

  check(
    "body",
    { title: say.body, points: 1, needs: ["merged"], catches: ["short-body"] },
    async (trial) => {
      const message = trial.random.word(trial.random.integer(40, 60));
      const seen = await receive(trial, [message], [4, 10, 1, 7]);
      const [got = ""] = linesOf(seen);
      if (got.length !== message.length) trial.fail(say.cutBody(message.length, got.length), seen);
      trial.finished(seen, ["receiver"]);
      judgeLines(trial, seen, [message]);
    },
  );

  check(
    "empty",
    { title: say.empty, points: 1, needs: ["merged"], catches: ["ends-at-empty"] },
    async (trial) => {
      const [first = "", ...others] = words(trial);
      const messages = [first, "", ...others];
      const seen = await receive(trial, messages, []);
      const got = linesOf(seen).length;
      if (got < messages.length) trial.fail(say.noEmpty(messages.length, got), seen);
      trial.finished(seen, ["receiver"]);
      judgeLines(trial, seen, messages);
    },
  );

  check(
    "cut",
    { title: say.cut, points: 1, needs: ["head", "body"], catches: ["silent-at-a-cut"] },
    async (trial) => {
      const [whole = "", lost = ""] = words(trial);
      const stream = Buffer.concat([frame(whole), frame(lost).subarray(0, -2)]);
      const seen = await receive(trial, stream, []);
      const { exitCode, signal } = receiverOf(seen);
      if (seen.record.ending.why !== "finished" || signal) trial.finished(seen, ["receiver"]);
      if (exitCode !== 1) trial.fail(say.notCut(exitCode), seen);
      judgeLines(trial, seen, [whole]);
    },
  );
});

/** Three of different lengths. */
export function words({ random }: Trial): string[] {
  return random.shuffle([3, 8, 20]).map((length) => random.word(length + random.integer(0, 2)));
}

/** The message with its length in front. */
export function frame(text: string): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(Buffer.byteLength(text));
  return Buffer.concat([head, Buffer.from(text)]);
}

/** Runs the receiver beside a server that sends these messages, or these bytes, in pieces of these sizes. */
export function receive(
  trial: Trial,
  what: string[] | Uint8Array,
  sizes: number[],
  ...options: "stay"[]
): Promise<RunResult> {
  const stdin = Array.isArray(what) ? Buffer.concat(what.map(frame)) : what;
  const server = { program: ["piece-server", "door", sizes.join(), ...options], stdin };
  return trial.run({ server, receiver: { program: trial.program("receiver"), after: "server" } });
}

export function receiverOf(seen: RunResult): {
  exitCode: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
} {
  return seen.programs.receiver ?? seen;
}

export function judgeLines(trial: Trial, seen: RunResult, expected: string[]): void {
  const { stdout } = receiverOf(seen);
  if (stdout !== expected.map((line) => `${line}\n`).join(""))
    trial.fail(say.wrong(expected, stdout), seen);
}

function linesOf(seen: RunResult): string[] {
  return receiverOf(seen).stdout.split("\n").slice(0, -1);
}

/** The number with its four bytes in the other order. */
function swapped(length: number): number {
  return frame("x".repeat(length)).readUInt32LE();
}
