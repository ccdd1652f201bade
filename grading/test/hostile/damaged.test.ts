/**
 * Damaged notebooks of the course itself, graded as a class: each for what is there, each told what was done or why it
 * could not be read, none ends the run of the others, and none is changed.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { root } from "../../../lib/ground/place.mjs";
import { stopRunners } from "../../../lib/program/runner/client.ts";
import { grader } from "../../commands/grader.ts";
import { grade } from "../../gradebook/command.ts";
import { folderOf } from "../../gradebook/store.ts";
import type { SubmissionResult } from "../../result/types.ts";
import { validateResult } from "../../result/validate.ts";
import { temporaryFolder } from "../submission/temporary.ts";

/** The rest of the course has other cells. */
const one = { ...grader, exercises: grader.exercises.filter(({ id }) => id === "pipes/two-way") };

interface Cell {
  cell_type: string;
  id?: string;
  metadata: Record<string, unknown>;
  source: string | string[];
  outputs?: unknown[];
  execution_count?: number | null;
}

interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

const ID = "pipes/two-way";
const lesson = readFileSync(join(root, "notebooks", "03-pipes.ipynb"), "utf8");
const solution = readFileSync(
  join(root, "grading", "course", ID, "solutions", "main.ts"),
  "utf8",
).replace("export const", "const");

/** What happened to the notebook; the points of the exercise; what the learner is told. */
const damages: Record<string, [(notebook: Notebook) => string | Buffer, number, RegExp?]> = {
  whole: [write, 6],
  "cell deleted": [change((cells) => cells.filter((cell) => !isOurs(cell))), 0, /no cell for/],
  "cells around it deleted": [change((cells) => cells.filter(isOurs)), 6],
  "cell copied": [change((cells) => [...cells, ...cells.filter(isOurs)]), 6, /found 2 times/],
  "stub copied behind": [
    change((cells) => [...cells, { ...(cells.find(isOurs) as Cell), source: stub() }]),
    6,
    /found 2 times; graded was/,
  ],
  "cell moved": [
    change((cells) => [...cells.filter(isOurs), ...cells.filter((cell) => !isOurs(cell))]),
    6,
  ],
  "cell split": [change((cells) => cells.flatMap(split)), 6, /spread over 2 cells/],
  "ids lost": [
    change((cells) => cells.map(({ id: _, ...cell }) => ({ ...cell, metadata: {} }))),
    6,
    /recognised by its content/,
  ],
  "metadata edited": [
    change((cells) =>
      cells.map((cell) =>
        isOurs(cell) ? { ...cell, metadata: { exercise: 7, nbgrader: "?" }, id: "x" } : cell,
      ),
    ),
    6,
    /recognised by its content/,
  ],
  "outputs huge": [
    change((cells) =>
      cells.map((cell) =>
        isOurs(cell)
          ? { ...cell, outputs: [{ output_type: "stream", name: "stdout", text: "x".repeat(5e6) }] }
          : cell,
      ),
    ),
    6,
  ],
  "another kernel": [
    (notebook) => write({ ...notebook, metadata: { kernelspec: { name: "python3" } } }),
    6,
    /another kernel \(python3\)/,
  ],
  "cut off": [(notebook) => write(notebook).slice(0, -40), 6, /is damaged/],
  "invalid JSON": [() => '{"cells": [{', 0, /is damaged/],
  "no notebook": [() => '{"a": 1}', 0, /no list of cells/],
  empty: [() => "", 0, /is empty/],
  binary: [() => Buffer.from([0, 255, 254, 0, 1]), 0, /damaged|UTF-8/],
  "syntax error": [edit(() => "const twoWay = program(({ pipe }) => { pipe(; });"), 0, /line 1/],
  "type error": [edit((text) => `const n: number = "text";\n${text}`), 6],
  "endless top level": [edit((text) => `for (;;) {}\n${text}`), 0, /0 pipes/],
  "fifty megabytes": [
    change((cells) => [
      ...cells,
      ...Array.from({ length: 2000 }, (_, i) => ({
        cell_type: "code",
        metadata: {},
        source: `let v${i} = 1;`.padEnd(25_000),
        outputs: [],
      })),
    ]),
    6,
  ],
};

describe("damaged work of a class", function () {
  this.timeout(300_000);
  let folder: ReturnType<typeof temporaryFolder>;
  const results = new Map<string, SubmissionResult>();
  let before_: string[] = [];
  let status = -1;

  before(async () => {
    folder = temporaryFolder();
    const work = join(folder.path, "work");
    mkdirSync(work);
    for (const [name, [damage]] of Object.entries(damages)) {
      writeFileSync(join(work, `${name}.ipynb`), damage(filledIn()));
    }
    before_ = stateOf(work);
    const out = join(folder.path, "out");
    const { signal } = new AbortController();
    const nowhere = new PassThrough() as unknown as NodeJS.WriteStream;
    nowhere.resume();
    status = await grade([work, "--out", out], one, { out: nowhere, err: nowhere, signal });
    for (const name of Object.keys(damages)) {
      const text = readFileSync(join(folderOf(out, name), "result.json"), "utf8");
      results.set(name, validateResult(JSON.parse(text)));
    }
  });
  after(async () => {
    folder.remove();
    await stopRunners();
  });

  it("does not end the run, and is left as it was", () => {
    assert.equal(status, 0);
    assert.deepEqual(stateOf(join(folder.path, "work")), before_);
  });

  for (const [name, [, points, told]] of Object.entries(damages)) {
    it(`${name}: ${points} points`, () => {
      const result = results.get(name) as SubmissionResult;
      const exercise = result.exercises.find(({ id }) => id === ID);
      const failed = exercise?.checks.filter(({ passed }) => !passed) ?? [];
      const sentences = [
        ...result.repairs,
        exercise?.problem ?? "",
        ...failed.map(({ happened }) => happened ?? ""),
      ].join("\n");
      assert.equal(exercise?.score.earned, points, sentences);
      assert.deepEqual([...result.faults, ...(exercise?.faults ?? [])], []);
      if (told) assert.match(sentences, told);
      else assert.deepEqual(result.repairs, []);
    });
  }
});

function filledIn(): Notebook {
  const notebook = JSON.parse(lesson) as Notebook;
  for (const cell of notebook.cells) if (isOurs(cell)) cell.source = solution;
  return notebook;
}

function isOurs(cell: Cell): boolean {
  return cell.metadata.exercise === ID;
}

function stub(): string {
  const { cells } = JSON.parse(lesson) as Notebook;
  return [cells.find(isOurs)?.source ?? ""].flat().join("");
}

function write(notebook: Notebook): string {
  return JSON.stringify(notebook);
}

function change(by: (cells: Cell[]) => Cell[]): (notebook: Notebook) => string {
  return (notebook) => write({ ...notebook, cells: by(notebook.cells) });
}

function edit(by: (text: string) => string): (notebook: Notebook) => string {
  return change((cells) =>
    cells.map((cell) => (isOurs(cell) ? { ...cell, source: by(solution) } : cell)),
  );
}

/** Its helper goes into a cell in front of it, as learners do it. */
function split(cell: Cell): Cell[] {
  if (!isOurs(cell)) return [cell];
  const helper = { cell_type: "code", metadata: {}, source: "const SIZE = 512;", outputs: [] };
  return [
    helper,
    { ...cell, source: solution.replace("const twoWay", "const size = SIZE > 0;\nconst twoWay") },
  ];
}

/** Every file with the hash of its bytes and the times of its last changes. */
function stateOf(path: string): string[] {
  return readdirSync(path).map((name) => {
    const { mtimeMs, ctimeMs } = statSync(join(path, name));
    const hash = createHash("sha256").update(readFileSync(join(path, name)));
    return `${name} ${mtimeMs} ${ctimeMs} ${hash.digest("hex")}`;
  });
}
