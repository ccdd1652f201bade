// A new exercise in a small copy of the course: its files, its cells, and that a refusal leaves everything as it was.
import assert from "node:assert/strict";
import { cpSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Notebook } from "../../../lib/ground/notebook.ts";
import { faultsOf, format, readStaged } from "../../../lib/ground/notebook-files.ts";
import { root } from "../../../lib/ground/place.mjs";
import type { CourseExercise } from "../../course/types.ts";
import { newExercise } from "../../drafts/command.ts";
import type { CheckSet } from "../../judge/define.ts";
import { temporaryFolder } from "../submission/temporary.ts";

const LESSON = "notebooks/03-pipes.ipynb";

describe("npm run new-exercise", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  const at = (...names: string[]): string => join(folder.path, ...names);
  const read = (file: string): string => readFileSync(at(file), "utf8");
  const lesson = (file = LESSON): Notebook => JSON.parse(read(file));

  beforeEach(() => {
    folder = temporaryFolder();
    plant(LESSON, readStaged(LESSON));
    plant("notebooks/09-more.ipynb", readStaged("notebooks/00-start-here.ipynb"));
    for (const file of globSync("grading/course/*/*/exercise.ts", { cwd: root })) {
      mkdirSync(dirname(at(file)), { recursive: true });
      cpSync(join(root, file), at(file));
    }
  });
  afterEach(() => folder.remove());

  it("writes an exercise that fits together, and marks what is to be written", async () => {
    const said = await newExercise(["pipes/say-it-again"], folder.path);
    const own = "grading/course/pipes/say-it-again";
    const files = globSync(`${own}/**/*.ts`, { cwd: folder.path }).sort();
    assert.equal(files.length, 11);
    for (const file of files) {
      assert.ok(said.includes(file), file);
      assert.match(read(file), /TO WRITE: /, file);
    }
    const { points, place } = await exerciseIn("pipes/say-it-again");
    assert.equal(place, 5);
    // Their imports are the course's: they are read where those are.
    const sets = await Promise.all(["checks", "checks.hidden"].map((name) => checksIn(own, name)));
    const checks = sets.flatMap((set) => set.checks);
    assert.equal(
      checks.reduce((sum, check) => sum + check.points, 0),
      points,
    );
    const mistakes = files.filter((file) => file.includes("/mistakes/"));
    assert.deepEqual(
      checks.flatMap(({ catches }) => catches.map((name) => `${own}/mistakes/${name}.ts`)).sort(),
      mistakes,
    );
  });

  it("puts its cells after the last exercise of the lesson, which stays clean", async () => {
    const before = lesson().cells.map(({ id }) => id);
    await newExercise(["pipes/say-it-again"], folder.path);
    const { cells } = lesson();
    const after = cells.map(({ id }) => id);
    const from = before.indexOf("check-pipes-fifo-service") + 1;
    const added = after.splice(from, 3);
    assert.deepEqual(after, before);
    assert.deepEqual(added, [
      "exercise-pipes-say-it-again-text",
      "exercise-pipes-say-it-again",
      "check-pipes-say-it-again",
    ]);
    assert.deepEqual(faultsOf(read(LESSON)), []);
    assert.match(String(cells[from]?.source), /^### Exercise: TO WRITE/);
    assert.equal(
      [cells[from + 1]?.source].flat().join(""),
      (await exerciseIn("pipes/say-it-again")).stub,
    );
  });

  it("begins a section in the lesson that is named, at its end where it has no exercise", async () => {
    await newExercise(["events/first-one", "--lesson", "09-more"], folder.path);
    const { lesson: name, place } = await exerciseIn("events/first-one");
    assert.deepEqual([name, place], ["09-more", 1]);
    const last = lesson("notebooks/09-more.ipynb").cells.at(-1);
    assert.equal(last?.id, "check-events-first-one");
    assert.equal(read("notebooks/09-more.ipynb"), format(lesson("notebooks/09-more.ipynb")));
  });

  const refusals: [string[], RegExp][] = [
    [[], /^Name one exercise/],
    [["pipes/one", "pipes/two"], /^Name one exercise/],
    [["pipes"], /^"pipes" cannot be the name/],
    [["pipes/Two"], /cannot be the name/],
    [["../pipes/two"], /cannot be the name/],
    [["pipes/two--ways"], /cannot be the name/],
    [["pipes/new"], /in the variable new, which is a word of the language/],
    [["pipes/await"], /a word of the language/],
    [["pipes/two-way"], /^There is already an exercise pipes\/two-way/],
    [["queues/two-way"], /in the variable twoWay, and so is that of pipes\/two-way/],
    [["pipes/kept"], /^grading\/course\/pipes\/kept is there/],
    [["events/first-one"], /^No exercise is in the section events \(there are .*pipes/],
    [["pipes/fine", "--lesson", "03-pipe"], /^There is no lesson "03-pipe": .*03-pipes/],
  ];
  for (const [args, sentence] of refusals) {
    it(`refuses ${args.join(" ") || "no name"} with a sentence, and changes nothing`, async () => {
      mkdirSync(at("grading/course/pipes/kept"));
      const before = stateOf();
      await assert.rejects(newExercise(args, folder.path), { message: sentence });
      assert.deepEqual(stateOf(), before);
    });
  }

  function plant(file: string, text: string): void {
    mkdirSync(dirname(at(file)), { recursive: true });
    writeFileSync(at(file), text);
  }

  async function exerciseIn(id: string): Promise<CourseExercise> {
    const url = pathToFileURL(at("grading/course", id, "exercise.ts")).href;
    return (await import(url)).default;
  }

  async function checksIn(own: string, name: string): Promise<CheckSet> {
    for (const file of globSync(`${own}/{checks,words}*.ts`, { cwd: folder.path })) {
      const elsewhere = read(file).replaceAll(
        `"../../../`,
        `"${pathToFileURL(root).href}/grading/`,
      );
      writeFileSync(at(file), elsewhere);
    }
    return (await import(pathToFileURL(at(own, `${name}.ts`)).href)).default;
  }

  function stateOf(): [string, number][] {
    return globSync("**/*", { cwd: folder.path })
      .sort()
      .map((file) => [file, statSync(at(file)).mtimeMs]);
  }
});
