// The course as learners get it: what git tracks of it, without what only a teacher may see, in the state of an untouched one.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readStaged } from "../../../lib/ground/notebook-files.ts";
import { root } from "../../../lib/ground/place.mjs";
import { HandoutError } from "../../handout/error.ts";
import { handoutFiles, isTeachers, syncList } from "../../handout/files.ts";
import { writeHandout } from "../../handout/write.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import { handout } from "./command.ts";
import {
  changeLesson,
  exercise,
  git,
  hasGit,
  LESSON,
  lessonIn,
  makeCourse,
  plant,
  solution,
  stubIn,
} from "./course.ts";

/** What is in a teacher's folder, and is nobody else's business. */
const PLANTED = [
  "submissions/anna/03-pipes.ipynb",
  "grades/class.csv",
  ".env",
  "roster.csv",
  "keys/id_ed25519",
  "grading/course/pipes/two-way/checks.hidden.ts~",
  "grading/course/pipes/two-way/checks.hidden.ts.orig",
  "grading/course/pipes/two-way/solutions/mine.ts",
  "notebooks/solved.ipynb",
  "notebooks/scratch.ipynb",
  "notebooks/.ipynb_checkpoints/03-pipes-checkpoint.ipynb",
  "lib/notes.ts",
  "site-offline/book.pdf",
];

describe("the handout of this course", function () {
  // It reads a thousand files, beside other tests.
  this.timeout(300_000);
  let folder: ReturnType<typeof temporaryFolder>;
  let course: string;
  let files: number;
  before(async () => {
    folder = temporaryFolder();
    course = join(folder.path, "new", "course");
    ({ files } = await writeHandout(root, course, new AbortController().signal));
  });
  after(() => folder.remove());

  it("leaves out what is the teacher's", async () => {
    const written = filesIn(course);
    const tracked = new Set(handoutFiles(root));
    assert.equal(written.length, files);
    assert.deepEqual(
      written.filter((path) => !tracked.has(path)),
      [],
    );
    assert.deepEqual(written.filter(isTeachers), []);
    for (const path of ["package.json", "README.md", "grading/course/pipes/two-way/checks.ts"])
      assert.ok(written.includes(path), path);
    assert.deepEqual(
      written.filter((path) => /solutions|mistakes|hidden|grading.*hostile|^\.(ci|git)/.test(path)),
      [".gitignore"],
    );
  });

  it("has a README of its own, that speaks to learners", async () => {
    const text = readFileSync(join(course, "README.md"), "utf8");
    assert.doesNotMatch(
      text,
      /handout|run grade|nbgrader|class\b|teacher|solution|hidden|submission/i,
    );
    const { scripts } = JSON.parse(readFileSync(join(course, "package.json"), "utf8"));
    const commands = [...text.matchAll(/(?:^ +|`)npm (?:run )?(\w+)/gm)].map(
      ([, name = ""]) => name,
    );
    assert.deepEqual(
      commands.filter((name) => !(name in scripts)),
      [],
    );
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, path = ""]) => path);
    assert.deepEqual(
      links.filter((path) => !existsSync(join(course, path))),
      [],
    );
  });
});

describe("the handout", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const at = (...names: string[]): string => join(folder.path, ...names);
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());
  const { signal } = new AbortController();

  it("has the list of its files with it, which is what git tracks", async () => {
    assert.deepEqual(syncList(root, false), []);
    const list = readFileSync(join(root, "grading/handout/files.txt"), "utf8").trim().split("\n");
    assert.deepEqual(list, handoutFiles(root));
  });

  it("holds nothing that git does not track, and an exercise that was solved holds its stub", async function () {
    if (!hasGit()) this.skip();
    makeCourse(at("teacher"));
    for (const path of PLANTED)
      plant(at("teacher"), path, path.endsWith("scratch.ipynb") ? "{}" : solution());
    changeLesson(at("teacher"), (cells) => {
      for (const cell of cells) {
        if (cell.metadata.exercise === exercise.id) cell.source = solution();
        if (cell.cell_type === "code")
          cell.outputs = [{ output_type: "stream", name: "stdout", text: "6" }];
      }
    });
    plant(at("teacher"), "lib/words.ts", "export const words = 2;\n");
    const { notes } = await writeHandout(at("teacher"), at("course"), signal);
    assert.deepEqual(filesIn(at("course")), [
      ".gitignore",
      "README.md",
      "grading/course/pipes/two-way/checks.ts",
      "grading/course/pipes/two-way/words.ts",
      "grading/handout/README.md",
      "lib/words.ts",
      LESSON,
      "package.json",
    ]);
    assert.equal(readFileSync(at("course", LESSON), "utf8"), readStaged(LESSON));
    assert.equal(readFileSync(at("course", "lib/words.ts"), "utf8"), "export const words = 2;\n");
    assert.deepEqual(notes, []);
  });

  it("is the same from an archive without git, and from a handout", async () => {
    makeCourse(at("teacher"));
    rmSync(at("teacher", ".git"), { recursive: true, force: true });
    for (const path of PLANTED) plant(at("teacher"), path, "mine");
    await assert.rejects(writeHandout(at("teacher"), at("none"), signal), (error: Error) => {
      assert.ok(error instanceof HandoutError);
      assert.match(error.message, /not a clone made by git.*files\.txt is not there\. Download/);
      return true;
    });
    const list = ["grading/handout/files.txt", "lib/words.ts", LESSON, "package.json"];
    plant(at("teacher"), "grading/handout/files.txt", `${list.join("\n")}\n`);
    await writeHandout(at("teacher"), at("once"), signal);
    assert.deepEqual(filesIn(at("once")), list);
    for (const path of PLANTED) plant(at("once"), path, "mine");
    await writeHandout(at("once"), at("twice"), signal);
    assert.deepEqual(filesIn(at("twice")), list);
    for (const path of list)
      assert.deepEqual(readFileSync(at("twice", path)), readFileSync(at("once", path)));
  });

  it("is made of a course that is untracked in a folder of somebody's git", async function () {
    if (!hasGit()) this.skip();
    mkdirSync(at("home"));
    git(at("home"), "init", "--quiet");
    makeCourse(at("home", "course"));
    rmSync(at("home", "course", ".git"), { recursive: true });
    plant(at("home", "course"), "grading/handout/files.txt", "package.json\n");
    assert.deepEqual(handoutFiles(at("home", "course")), ["package.json"]);
  });

  it("names a lesson that cannot be read, and writes nothing", async () => {
    makeCourse(at("teacher"));
    plant(at("teacher"), "grading/handout/files.txt", `${LESSON}\n`);
    for (const text of ["{}", '{"cells": [', '{"cells": [{}]}', '{"cells": [null]}', "null"]) {
      plant(at("teacher"), LESSON, text);
      await assert.rejects(
        writeHandout(at("teacher"), at("course"), signal),
        /^HandoutError: notebooks\/03-pipes\.ipynb is not a notebook that can be read/,
      );
    }
    assert.ok(!existsSync(at("course")));
  });

  it("does not go into a folder that holds something, nor into the course", async () => {
    mkdirSync(at("mine"));
    writeFileSync(at("mine", "work.ts"), "mine");
    await assert.rejects(writeHandout(root, at("mine"), signal), (error: Error) => {
      assert.ok(error instanceof HandoutError);
      assert.match(error.message, /mine is there already: name a new folder/);
      return true;
    });
    assert.deepEqual(readdirSync(at("mine")), ["work.ts"]);
    await assert.rejects(
      writeHandout(root, join(root, "out"), signal),
      /lies in the course itself/,
    );
  });

  it("leaves nothing when it is interrupted", async () => {
    makeCourse(at("teacher"));
    plant(at("teacher"), "grading/handout/files.txt", "package.json\n");
    const aborted = writeHandout(at("teacher"), at("course"), AbortSignal.abort());
    await assert.rejects(aborted, /abort/i);
    assert.deepEqual(readdirSync(folder.path), ["teacher"]);
  });

  it("tells on the command line what it did, or why not", async () => {
    makeCourse(at("teacher"));
    plant(at("teacher"), "grading/handout/files.txt", `${LESSON}\npackage.json\n`);
    changeLesson(at("teacher"), (cells) => {
      cells.push({ cell_type: "code", id: "mine", metadata: {}, source: "const twoWay = 1;" });
    });
    const good = await handout([at("course")], at("teacher"));
    assert.equal(good.status, 0);
    assert.match(good.out, /files in .*course: the course without solutions/);
    assert.match(good.out, /03-pipes\.ipynb, cell \d+, solves pipes\/two-way and was left out\./);
    assert.equal(stubIn(lessonIn(at("course"))), exercise.stub);
    const bad = await handout([at("course")], at("teacher"));
    assert.equal(bad.status, 2);
    assert.match(bad.err, /course is there already/);
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort();
}
