/**
 * nbgrader 0.9.6 itself, with the course's kernel, over an exercise of the course: assign, validate, autograde, feedback,
 * and the same points as `npm run grade`. Its commands are those that `npm run handout` prints, as a shell gets them. They
 * start kernels, one at a time; each ends with its command.
 */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { execa } from "execa";
import type { Notebook } from "../../../lib/ground/notebook.ts";
import { root } from "../../../lib/ground/place.mjs";
import { grader } from "../../commands/grader.ts";
import { exerciseOf } from "../../course/table.ts";
import { gradeSubmission } from "../../gradebook/submission.ts";
import { howToUse } from "../../handout/command.ts";
import { writeCourse } from "../../nbgrader/course.ts";
import { ensureNbgrader, whyNoNbgrader } from "../../nbgrader/environment.ts";
import { addMetadata } from "../../nbgrader/metadata.ts";
import { readSubmission } from "../../submission/submission.ts";
import { handout } from "../handout/command.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import { attempts } from "./course.ts";

const exercise = exerciseOf("pipes/two-way");
const only = { ...grader, exercises: grader.exercises.filter(({ id }) => id === exercise.id) };

/** What learners hand in, and the points that it is worth. */
const handedIn: Record<string, { source: string; earned: number }> = {
  alice: { source: answer("solutions", "main"), earned: 6 },
  carol: { source: answer("mistakes", "one-read"), earned: 5 },
  erin: { source: "const twoWay = program(() => { pipe( });", earned: 0 },
};

describe("nbgrader with the course's kernel", function () {
  // The first time its own Python environment is made.
  this.timeout(600_000);
  let folder: ReturnType<typeof temporaryFolder>;
  let command: string;
  /** Those that are printed: generate, autograde, feedback. */
  let printed: string[];
  const at = (...names: string[]): string => join(folder.path, ...names);
  const course = (...names: string[]): string => at(`Kim's "course" 수업`, ...names);

  before(async function () {
    const reason = whyNoNbgrader();
    if (reason !== null) {
      console.log(`      skipped: ${reason}`);
      this.skip();
    }
    command = await ensureNbgrader();
    folder = temporaryFolder();
    mkdirSync(at("home"));
    writeCourse(course(), "ipc", { "03-pipes": lesson() }, [exercise]);
    printed = commandsIn(howToUse(course(), command, "ipc"));
    await shell(printed[0]);
  });
  after(() => folder?.remove());

  it("generate_assignment writes what the course's notebooks carry", () => {
    const released = read("release", "ipc", "03-pipes.ipynb").cells;
    const own = addMetadata(lesson(), [exercise], "release").cells;
    for (const [index, cell] of released.entries()) {
      assert.equal([cell.source].flat().join(""), [own[index]?.source ?? ""].flat().join(""));
      if (index > 0) assert.deepEqual(cell.metadata, own[index]?.metadata);
    }
  });

  it("is made ready by what the handout prints, even where that was broken off at first", async () => {
    const made = at("made", "'이것'");
    const { out, err } = await handout([made, "--nbgrader"], root);
    assert.equal(err, "");
    const [generate = ""] = commandsIn(out);
    // nbgrader asks `alembic` for the version of its gradebook, which is not on this PATH.
    const book = `from nbgrader.api import Gradebook; Gradebook("sqlite:///gradebook.db", "ipc")`;
    await assert.rejects(python(book, made), /alembic/);
    await shell(generate, at());
    assert.deepEqual(readdirSync(join(made, "release", "01-files")), ["01-files.ipynb"]);
    const version = `import sqlite3; print(*sqlite3.connect("gradebook.db").execute("SELECT * FROM alembic_version"))`;
    assert.match(await python(version, made), /^\('\w+',\)$/);
  });

  it("validate tells a learner whether all public checks pass", async () => {
    const path = course("solved.ipynb");
    const released = readFileSync(course("release", "ipc", "03-pipes.ipynb"), "utf8");
    writeFileSync(path, fill(released, answer("mistakes", "keeps-write-end-open")));
    assert.match(await nbgrader("validate", path), /Partial credit/);
    // Its mistake is for the hidden checks to find.
    writeFileSync(path, fill(released, answer("mistakes", "one-read")));
    assert.match(await nbgrader("validate", path), /Success! Your notebook passes all the tests/);
  });

  it("autograde gives the points of npm run grade, in parts too", async () => {
    for (const [student, { source }] of Object.entries(handedIn)) {
      cpSync(course("release", "ipc"), course("submitted", student, "ipc"), {
        recursive: true,
      });
      const path = course("submitted", student, "ipc", "03-pipes.ipynb");
      writeFileSync(path, fill(readFileSync(path, "utf8"), source));
    }
    await shell(printed[1]);
    await nbgrader("export");
    const rows = parse(readFileSync(course("grades.csv")), { columns: true }) as {
      student_id: string;
      score: string;
      max_score: string;
    }[];
    const expected = Object.entries(handedIn).map(([name, { earned }]) => [name, earned]);
    const scores = rows.map((row) => [row.student_id, Number(row.score)]);
    assert.deepEqual(Object.fromEntries(scores), Object.fromEntries(expected));
    assert.ok(rows.every((row) => Number(row.max_score) === exercise.points));
    for (const [student, points] of expected)
      assert.equal(await gradeAgain(String(student)), points);
  });

  it("generate_feedback writes a page for each", async () => {
    await shell(printed[2]);
    assert.deepEqual(readdirSync(course("feedback")).sort(), Object.keys(handedIn).sort());
    const page = readFileSync(course("feedback", "carol", "ipc", "03-pipes.html"), "utf8");
    assert.match(page, /Score: 5\.0 \/ 6\.0/);
    assert.match(page, /A long text arrives whole/);
  });

  async function nbgrader(...args: string[]): Promise<string> {
    const env = environment(at("home"));
    const { all } = await execa(command, args, { cwd: course(), env, extendEnv: false, all: true });
    return all;
  }

  /** In a shell of somebody who has nothing of the course on the PATH. */
  async function shell(line = "", cwd = course()): Promise<void> {
    const env = environment(at("home"));
    await execa("sh", ["-c", line], { cwd, env, extendEnv: false });
  }

  async function python(code: string, cwd: string): Promise<string> {
    const env = environment(at("home"));
    const own = join(dirname(command), "python");
    return (await execa(own, ["-c", code], { cwd, env, extendEnv: false })).stdout;
  }

  /** By `npm run grade`. */
  async function gradeAgain(student: string): Promise<number> {
    const name = course("submitted", student, "ipc", "03-pipes.ipynb");
    const files = [{ name, read: async () => readFileSync(name) }];
    const source = await readSubmission({ student, files, refused: [] }, only.exercises);
    const { signal } = new AbortController();
    const isolation = { mode: "full" as const, reasons: [] };
    const result = await gradeSubmission(only, source, isolation, { seed: 1, signal });
    return result.score.earned;
  }

  function read(...names: string[]): Notebook {
    return JSON.parse(readFileSync(course(...names), "utf8")) as Notebook;
  }

  /** The notebook as a learner leaves it. */
  function fill(text: string, source: string): string {
    const notebook = JSON.parse(text) as Notebook;
    const cell = notebook.cells.find(({ metadata }) => metadata.exercise === exercise.id);
    if (cell) cell.source = source;
    return JSON.stringify(notebook);
  }
});

/** The exercise's cells of its lesson, after what every lesson begins with. */
function lesson(): Notebook {
  const path = join(root, "notebooks", `${exercise.lesson}.ipynb`);
  const notebook = JSON.parse(readFileSync(path, "utf8")) as Notebook;
  const stub = notebook.cells.findIndex(({ metadata }) => metadata.exercise === exercise.id);
  const prepare = {
    cell_type: "code",
    id: "prepare",
    metadata: {},
    source: 'import { check, program } from "ipc";',
    outputs: [],
    execution_count: null,
  };
  return { ...notebook, cells: [prepare, ...notebook.cells.slice(stub - 1, stub + 2)] };
}

/** As a cell of the notebook, which has imported `program` already. */
function answer(room: "solutions" | "mistakes", name: string): string {
  const found = attempts(room, exercise.id).find((attempt) => attempt.name === name);
  return (found?.source ?? "")
    .replace(/^import .*\n/, "")
    .replace(/^export /m, "")
    .replaceAll(": Descriptor", ": any");
}

/** The commands in what is printed: lines in blocks. */
function commandsIn(text: string): string[] {
  const lines = text.split("\n").filter((line) => line.startsWith("  "));
  const [enter = "", ...commands] = lines;
  return commands.map((line) => `${enter}\n${line}`);
}

/** Nothing is read from the user's own settings, nor written to the user's home. */
function environment(home: string): Record<string, string> {
  const jupyter = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"].map((name) => [
    `JUPYTER_${name}`,
    join(home, name),
  ]);
  const PATH = "/usr/local/bin:/usr/bin:/bin";
  return { HOME: home, PATH, IPYTHONDIR: join(home, "ipython"), ...Object.fromEntries(jupyter) };
}
