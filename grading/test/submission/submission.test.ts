// Reading takes no more time and memory than it may, whatever was handed in; the rest of the work is read all the same.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Patience } from "../../submission/apart/patience.ts";
import { makeApart, readSubmission } from "../../submission/submission.ts";
import type { SubmissionSource } from "../../submission/types.ts";
import { readersOf } from "./readers.ts";

const keys = ["a/b", "c/d", "e/f"].map((id) => ({ id, variables: [id.replace("/", "")] }));
const fine = "const ab = program(() => 1);";
/** CPU seconds for a piece, where the learner's two would only take longer to be over. */
const SOON = 0.5;
/** Each question, and each cast, doubles what the parser has to try. */
const questions = `const ask = ${"a ? (b) : c =>\n".repeat(30)}a;`;
const casts = `const cast = ${"<T>(".repeat(40)}1${")".repeat(40)};`;
/** The parser goes through the line again for each of its mistakes. */
const mistakes = `const ${Array.from({ length: 30_000 }, (_, i) => `n${i % 999}`).join()};`;

describe("reading work that takes too long", function () {
  this.timeout(120_000);

  for (const [what, code] of Object.entries({ questions, casts, mistakes })) {
    it(`leaves the ${what} out, and reads the rest`, async () => {
      const seconds = what === "questions" ? undefined : SOON;
      const source = await readWith([notebook({ "c/d": code, "a/b": fine })], undefined, seconds);
      assert.match(problem(source, "c/d"), /^The code in alice.ipynb, cell 1 takes too long/);
      assert.equal(problem(source, "a/b"), "");
      assert.deepEqual(source.repairs, []);
      assert.deepEqual(await made(source, "a/b"), null);
    });
  }

  it("tells of a cell that belongs to no exercise", async () => {
    const source = await readWith(
      [notebook({ "x/y": `${questions} const help = 1;`, "a/b": `${fine}help` })],
      undefined,
      SOON,
    );
    assert.match(
      source.repairs.join(),
      /^The code in alice.ipynb, cell 1 takes .* nothing in it was used.$/,
    );
    assert.equal(source.exercises["a/b"]?.source, `${fine}help`);
  });

  it("comes to an end when all of it does, and still finds what is there", async () => {
    const hard = (name: string): string => questions.replace("ask", name);
    const cells = { "c/d": hard("one"), "e/f": hard("two"), "x/y": hard("three"), "a/b": fine };
    const source = await readWith([notebook(cells)], undefined, SOON);
    assert.match(problem(source, "c/d"), /cell 1 takes too long/);
    assert.match(source.repairs.join(), /each exercise was read by itself/);
    assert.equal(await made(source, "a/b"), null);
  });

  it("gives all exercises of one work no more than they may take together", async () => {
    const patience = new Patience(SOON);
    const source = (n: number) => ({
      source: `${questions}//${n}`,
      variables: {},
      where: "here",
      untouched: false,
    });
    const problems = [];
    for (let n = 0; n < 9; n++)
      problems.push((await makeApart(source(n), "program", patience)).problem);
    assert.ok(patience.spent);
    for (const text of problems) assert.match(text ?? "", /^The code in here takes too long/);
  });

  it("leaves out a file that takes more memory than there is for it", async () => {
    const deep = `{"cells": ${"[".repeat(1.5e7)}${"]".repeat(1.5e7)}}`;
    const source = await read(deep, notebook({ "a/b": fine }));
    assert.match(source.repairs.join(), /^alice.ipynb takes too much time or memory to be read/);
    assert.equal(await made(source, "a/b"), null);
  });

  it("ends at once when it is interrupted, with the process that read", async () => {
    const interrupt = new AbortController();
    const begun = readerAtWork();
    const work = readWith([notebook({ "a/b": questions })], interrupt.signal);
    const pid = await begun;
    interrupt.abort(new Error("enough"));
    await assert.rejects(work, /enough/);
    while (existsSync(`/proc/${pid}`)) await sleep(5);
  });

  it("is a fault of ours when the process is ended by somebody else", async () => {
    const begun = readerAtWork();
    const work = read(notebook({ "a/b": questions }));
    process.kill(await begun, "SIGKILL");
    await assert.rejects(work, /The process that reads submissions ended early \(SIGKILL\)/);
  });
});

/** Of cells by the exercise that they are for. */
function notebook(code: Record<string, string>): string {
  const cells = Object.entries(code).map(([exercise, source]) => ({
    cell_type: "code",
    metadata: { exercise },
    source,
  }));
  return JSON.stringify({ nbformat: 4, cells });
}

function read(...texts: string[]): Promise<SubmissionSource> {
  return readWith(texts);
}

function readWith(
  texts: string[],
  signal?: AbortSignal,
  seconds?: number,
): Promise<SubmissionSource> {
  const files = texts.map((text, index) => ({
    name: index === 0 ? "alice.ipynb" : `${index}.ipynb`,
    read: async () => Buffer.from(text),
  }));
  return readSubmission({ student: "alice", files, refused: [] }, keys, signal, seconds);
}

function problem({ exercises }: SubmissionSource, id: string): string {
  assert.ok(exercises[id], `${id} was not found`);
  return exercises[id].problem ?? "";
}

/** Why no program can be made of it; null: one was made. */
async function made({ exercises }: SubmissionSource, id: string): Promise<string | null> {
  assert.ok(exercises[id], `${id} was not found`);
  return (await makeApart(exercises[id], "program", new Patience())).problem;
}

/** The process that reads, once it has used more time from now on than its start takes. */
async function readerAtWork(): Promise<number> {
  const before = new Map(readersOf(process.pid).map(({ pid, ticks }) => [pid, ticks]));
  for (;;) {
    const busy = readersOf(process.pid).find(
      ({ pid, ticks }) => ticks > (before.get(pid) ?? 0) + 60,
    );
    if (busy) return busy.pid;
    await sleep(5);
  }
}
