/**
 * nbgrader 0.9.6 itself, with the course's kernel, over a course of one exercise: assign, validate, autograde, feedback.
 * Its commands start kernels, one at a time; each ends with its command.
 */
import assert from "node:assert/strict";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { execa } from "execa";
import { writeCourse } from "../../nbgrader/course.ts";
import { ensureNbgrader, whyNoNbgrader } from "../../nbgrader/environment.ts";
import { addMetadata, type Notebook } from "../../nbgrader/metadata.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import { exercise, lesson, solution } from "./lesson.ts";

/** What learners hand in, and the points that it is worth. */
const class_: Record<string, { body: string; earned: number }> = {
  alice: { body: 'print("hello\\n");', earned: 2 },
  carol: { body: 'print("hello\\n"); return 1;', earned: 1.5 },
  erin: { body: 'print("hello" + ;', earned: 0 },
};

describe("nbgrader with the course's kernel", function () {
  // The first time its own Python environment is made.
  this.timeout(600_000);
  let folder: ReturnType<typeof temporaryFolder>;
  let nbgrader: (...args: string[]) => Promise<string>;
  const at = (...names: string[]): string => join(folder.path, ...names);

  before(async function () {
    const reason = await whyNoNbgrader();
    if (reason !== null) {
      console.log(`      skipped: ${reason}`);
      this.skip();
    }
    const command = await ensureNbgrader();
    folder = temporaryFolder();
    mkdirSync(at("home"));
    const env = { ...environment(at("home")), PATH: `${dirname(command)}:${process.env.PATH}` };
    nbgrader = async (...args) => {
      const { all } = await execa(command, args, { cwd: at("course"), env, all: true });
      return all;
    };
    writeCourse(at("course"), "ipc", { "01-files": lesson() }, [exercise]);
    await nbgrader("generate_assignment", "ipc");
  });
  after(() => folder?.remove());

  it("generate_assignment writes what the course's notebooks carry", () => {
    const released = read("release", "ipc", "01-files.ipynb").cells;
    const own = addMetadata(lesson(), [exercise], "release").cells;
    for (const [index, cell] of released.entries()) {
      const text = Array.isArray(cell.source) ? cell.source.join("") : cell.source;
      assert.equal(text, own[index]?.source);
      if (index > 0) assert.deepEqual(cell.metadata, own[index]?.metadata);
    }
  });

  it("validate tells a learner of points that are missing", async () => {
    const path = at("course", "solved.ipynb");
    const released = readFileSync(at("course", "release", "ipc", "01-files.ipynb"), "utf8");
    writeFileSync(path, fill(released, class_.carol?.body ?? ""));
    assert.match(await nbgrader("validate", path), /Partial credit/);
  });

  it("autograde gives the points that the runs earned, in parts too", async () => {
    for (const [student, { body }] of Object.entries(class_)) {
      cpSync(at("course", "release", "ipc"), at("course", "submitted", student, "ipc"), {
        recursive: true,
      });
      const path = at("course", "submitted", student, "ipc", "01-files.ipynb");
      writeFileSync(path, fill(readFileSync(path, "utf8"), body));
    }
    await nbgrader("autograde", "ipc", "--create");
    await nbgrader("export");
    const rows = parse(readFileSync(at("course", "grades.csv")), { columns: true }) as {
      student_id: string;
      score: string;
      max_score: string;
    }[];
    assert.deepEqual(
      Object.fromEntries(rows.map((row) => [row.student_id, Number(row.score)])),
      Object.fromEntries(Object.entries(class_).map(([name, { earned }]) => [name, earned])),
    );
    assert.ok(rows.every((row) => Number(row.max_score) === 2));
  });

  it("generate_feedback writes a page for each", async () => {
    await nbgrader("generate_feedback", "ipc");
    assert.deepEqual(readdirSync(at("course", "feedback")).sort(), Object.keys(class_).sort());
    const page = readFileSync(at("course", "feedback", "carol", "ipc", "01-files.html"), "utf8");
    assert.match(page, /Score: 1\.5 \/ 2\.0/);
  });

  function read(...names: string[]): Notebook {
    return JSON.parse(readFileSync(at("course", ...names), "utf8")) as Notebook;
  }

  /** The notebook as a learner leaves it. */
  function fill(text: string, body: string): string {
    const notebook = JSON.parse(text) as Notebook;
    const cell = notebook.cells.find(({ metadata }) => metadata.exercise === exercise.id);
    if (cell) cell.source = solution(body);
    return JSON.stringify(notebook);
  }
});

/** Nothing is read from the user's own settings, nor written to the user's home. */
function environment(home: string): Record<string, string> {
  const jupyter = ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"].map((name) => [
    `JUPYTER_${name}`,
    join(home, name),
  ]);
  return { HOME: home, IPYTHONDIR: join(home, "ipython"), ...Object.fromEntries(jupyter) };
}
