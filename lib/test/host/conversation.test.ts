import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import { root } from "../../ground/place.mjs";
import { Conversation } from "../../host/conversation.ts";

/** Answers each question with two lines, those of the second question first; ends when it is told to. */
const child = `
  const asked = [];
  for await (const line of require("node:readline").createInterface({ input: process.stdin })) {
    const { id, end } = JSON.parse(line);
    if (end) { console.error("why"); process.exit(3); }
    console.log("not an answer");
    asked.unshift(id);
    if (asked.length === 2)
      for (const id of asked) console.log(JSON.stringify({ id, at: 1 }) + "\\n" + JSON.stringify({ id, done: id }));
  }`;

interface Told {
  id: number;
  at?: number;
  done?: number;
}

const start = (): Conversation<Told> =>
  new Conversation<Told>(
    spawn(process.execPath, ["-e", `(async () => {${child}})()`]),
    ({ done }) => done !== undefined,
  );

describe("a conversation with a warm child", () => {
  it("has each answer at its question, whatever their order", async () => {
    const talk = start();
    const told: Told[] = [];
    const answers = await Promise.all([
      talk.ask({}, (line) => told.push(line)),
      talk.ask({}, (line) => told.push(line)),
    ]);
    assert.deepEqual(answers, [
      { id: 1, done: 1 },
      { id: 2, done: 2 },
    ]);
    assert.deepEqual(
      told.map(({ id, at }) => [id, at]),
      [
        [2, 1],
        [2, undefined],
        [1, 1],
        [1, undefined],
      ],
    );
    talk.child.process.stdin?.end();
    talk.child.hold(true);
    await talk.child.gone;
  });

  it("has no answer of a child that ended, and what it said instead", async () => {
    const talk = start();
    assert.deepEqual(await Promise.all([talk.ask({}), talk.ask({ end: true })]), [null, null]);
    assert.deepEqual([talk.child.alive, talk.child.complaints], [false, "why\n"]);
  });

  it("keeps nobody alive who asks nothing", () => {
    const file = join(root, "lib", "host", "conversation.ts");
    const idle = `
      import { spawn } from "node:child_process";
      import { Conversation } from ${JSON.stringify(file)};
      new Conversation(spawn("cat"));`;
    const { status, signal } = spawnSync(
      process.execPath,
      ["--no-warnings", "--input-type=module", "-e", idle],
      { timeout: 20_000 },
    );
    assert.deepEqual([status, signal], [0, null]);
  });
});
