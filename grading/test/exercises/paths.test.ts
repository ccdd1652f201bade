// What goes to learners tells nothing of the machine on which a class is graded: not where it is, nor under whose name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { readStaged } from "../../../lib/ground/notebook-files.ts";
import { root } from "../../../lib/ground/place.mjs";
import { grader } from "../../commands/grader.ts";
import { grade } from "../../gradebook/command.ts";
import { FORMATS } from "../../gradebook/types.ts";
import type { Grader } from "../../types.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import { attempts } from "./course.ts";

const ID = "pipes/two-way";
const crash = (code: string): string => `const twoWay = program(() => { ${code} });`;

/** What learners hand in; of each the exercise's cell. */
const CLASS: Record<string, string> = {
  right: cellOf("solutions", "main"),
  wrong: cellOf("mistakes", "one-pipe"),
  stuck: cellOf("mistakes", "keeps-write-end-open"),
  throws: crash("throw new Error('mine');"),
  typo: crash("undefined.length;"),
  call: `const twoWay = program(({ open }) => { open("nowhere", 0); });`,
  native: `const twoWay = program(({ write }) => { write("x", {}); });`,
  deep: crash("const f = () => f(); f();"),
  kills: `const twoWay = program(({ kill, getpid }) => { kill(getpid(), 11); });`,
  required: crash("require('./nothing');"),
  imported: crash("return import('./nothing');"),
  outside: "const far = 1; const twoWay = program(() => { far.x.y; });",
  top: "throw new Error('at the top'); const twoWay = program(() => {});",
  unparsable: "const twoWay = program(() => { pipe( });",
  nothing: "const other = 1;",
};

describe("what learners read", function () {
  this.timeout(120_000);
  let folder: ReturnType<typeof temporaryFolder>;
  const at = (...names: string[]): string => join(folder.path, ...names);
  before(async () => {
    folder = temporaryFolder();
    mkdirSync(at("geheime-klasse", "names"), { recursive: true });
    const work = (...names: string[]): string => at("geheime-klasse", ...names);
    for (const [name, source] of Object.entries(CLASS))
      writeFileSync(work(`${name}.ipynb`), notebookWith(source));
    const right = notebookWith(CLASS.right ?? "");
    writeFileSync(work("damaged.ipynb"), right.slice(0, right.length / 2));
    writeFileSync(work("hopeless.ipynb"), "{");
    writeFileSync(work("empty.ipynb"), "");
    writeFileSync(work("alike.ipynb"), `{"worksheets": 3}`);
    writeFileSync(work("bytes.ipynb"), Buffer.from([0x7b, 0xe0, 0x7d]));
    writeFileSync(work("broken.zip"), "PK no archive");
    mkdirSync(work("code"));
    writeFileSync(work("code", "code.ts"), `// exercise: ${ID}\n${CLASS.wrong}`);
    writeFileSync(work("fault.ipynb"), notebookWith(crash("'fault';")));
    symlinkSync("/etc/passwd", work("linked.ipynb"));
    execFileSync("mkfifo", [work("waits.ipynb")]);
    mkdirSync(work("several"));
    for (const name of ["03-pipes.ipynb", "03-pipes (1).ipynb"])
      writeFileSync(work("several", name), right);
    const status = await run("--out", at("geheime-noten"), "--format", FORMATS.join(","), work());
    assert.equal(status, 2);
  });
  after(() => folder.remove());

  it("names files as they were handed in, and nothing of the machine", () => {
    const made = readdirSync(at("geheime-noten"), { recursive: true, withFileTypes: true });
    const files = made.filter((entry) => entry.isFile());
    assert.ok(files.length > Object.keys(CLASS).length * 5, `${files.length} files`);
    for (const { parentPath, name } of files) {
      const path = join(parentPath, name);
      const text = `${readFileSync(path, "utf8")}${picturesIn(readFileSync(path, "utf8"))}`;
      for (const secret of [root, folder.path, homedir(), tmpdir(), "geheime", "/home/"]) {
        const index = text.indexOf(secret);
        assert.ok(
          index < 0,
          `${path} tells ${secret}: ${text.slice(Math.max(0, index - 200), index + 200)}`,
        );
      }
    }
    const page = readFileSync(at("geheime-noten/students/several/feedback.html"), "utf8");
    assert.match(page, /several\/03-pipes \(1\)\.ipynb, cell \d+/);
  });

  it("has the reason of a fault in the result, for a teacher", () => {
    const file = at("geheime-noten/students/fault/result.json");
    const { exercises } = JSON.parse(readFileSync(file, "utf8"));
    assert.match(exercises[0].faults[0].detail, /ENOENT.*\n +at .*paths\.test\.ts:\d+/s);
  });

  async function run(...args: string[]): Promise<number> {
    const stream = () => new PassThrough().resume() as unknown as NodeJS.WriteStream;
    const { signal } = new AbortController();
    return await grade(args, failing, { out: stream(), err: stream(), signal });
  }
});

/** The course's own grader, whose machine fails at one submission. */
const failing: Grader = {
  ...grader,
  exercises: grader.exercises.filter(({ id }) => id === ID),
  gradeExercise: async (exercise, work, options) => {
    if (work.solution.twoWay?.source.includes("fault"))
      readFileSync(join(root, "grading", "no such file"));
    return grader.gradeExercise(exercise, work, options);
  },
};

/** The lesson with this in the exercise's cell. */
function notebookWith(source: string): string {
  const notebook = JSON.parse(readStaged("notebooks/03-pipes.ipynb"));
  for (const cell of notebook.cells) if (cell.metadata.exercise === ID) cell.source = source;
  return JSON.stringify(notebook, null, 1);
}

function cellOf(room: "solutions" | "mistakes", name: string): string {
  const found = attempts(room, ID).find((attempt) => attempt.name === name);
  return (found?.source ?? "").replace(/^import .*\n/, "").replace(/^export /m, "");
}

/** Pictures are in a page as they are, in base64. */
function picturesIn(page: string): string {
  const found = page.matchAll(/data:image\/svg\+xml;base64,([\w+/=]+)/g);
  return [...found].map(([, data = ""]) => Buffer.from(data, "base64").toString()).join("\n");
}
