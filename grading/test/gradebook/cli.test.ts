import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join, relative } from "node:path";
import { PassThrough } from "node:stream";
import { parse } from "csv-parse/sync";
import { graderVersion } from "../../commands/version.ts";
import { grade } from "../../gradebook/command.ts";
import { folderOf } from "../../gradebook/store.ts";
import { validateResult } from "../../result/validate.ts";
import type { Grader } from "../../types.ts";
import { temporaryFolder } from "../submission/temporary.ts";
import { notebookWith, right, testGrader, wrong } from "./grader.ts";

describe("npm run grade", () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(at("class"));
  });
  afterEach(() => folder.remove());
  const at = (...names: string[]): string => join(folder.path, ...names);

  it("writes results, pages, tables and a summary, and ends with 0", async () => {
    submit({ alice: right, bob: wrong });
    const { status, out } = await run(testGrader());
    assert.equal(status, 0);
    assert.match(
      out,
      /2 submissions graded\npoints: mean 1, median 1, from 0 to 2 of 2\n {5}1 of 2 failed {2}a\/b/,
    );
    assert.equal(result("alice").score.earned, 2);
    assert.match(
      readFileSync(at("out", "students", "bob", "feedback.html"), "utf8"),
      /0 of 2 points/,
    );
    const rows = parse(readFileSync(at("out", "class.csv"))) as string[][];
    assert.deepEqual(
      rows.map((row) => row.slice(0, 3)),
      [
        ["student", "a/b", "earned"],
        ["alice", "2", "2"],
        ["bob", "0", "0"],
      ],
    );
    assert.deepEqual(readdirSync(at("out")).sort(), [
      "canvas.csv",
      "class.csv",
      "moodle.csv",
      "students",
      "summary.json",
    ]);
  });

  it("ends with 1 under --strict when a check did not pass, otherwise with 0", async () => {
    submit({ alice: right });
    assert.equal((await run(testGrader(), "--strict")).status, 0);
    submit({ bob: wrong });
    assert.equal((await run(testGrader(), "--strict")).status, 1);
  });

  it("ends with 2 for a fault of ours, which costs no point and is tried again", async () => {
    submit({ alice: right, bob: `${right} // fault` });
    const first = await run(testGrader());
    assert.equal(first.status, 2);
    assert.match(first.out, /1 could not be decided, through a fault of the grader/);
    assert.deepEqual(result("bob").score, { earned: 0, points: 2, pending: 2 });
    assert.match(readFileSync(at("out", "class.csv"), "utf8"), /^bob,,,2,2,/m);
    const grader = testGrader();
    await run(grader);
    assert.equal(grader.seen.length, 1);
  });

  it("grades the exercises that --only names, and refuses a name that is not there", async () => {
    submit({ alice: right });
    const other = { id: "c/d", title: "Another", variables: ["x"], points: 5, lesson: "03-c" };
    const grader = testGrader();
    grader.exercises = [...grader.exercises, other];
    await run(grader, "--only", "a");
    assert.equal(result("alice").score.points, 2);
    await run(grader, "--only", "03-c,a/b");
    assert.equal(result("alice").score.points, 7);
    const { status, err } = await run(grader, "--only", "e");
    assert.equal(status, 2);
    assert.match(err, /no exercise, section or lesson e; the lessons are a\/b, 03-c/);
  });

  it("goes on when it fails at one submission as a whole", async () => {
    submit({ alice: right, bob: right });
    const grader = testGrader();
    const gradeOne = grader.gradeExercise;
    grader.gradeExercise = async (exercise, work, options) => {
      const graded = await gradeOne(exercise, work, options);
      // No result that could be accepted: more points than there are.
      if (grader.seen.length === 1) graded.score = { earned: 9, points: 2, pending: 0 };
      return graded;
    };
    const { status } = await run(grader, "--jobs", "1");
    assert.deepEqual(
      [status, result("alice").score.pending, result("bob").score.earned],
      [2, 2, 2],
    );
  });

  it("stops before anything is graded when two students cannot be told apart", async () => {
    for (const path of ["1/alice", "2/alice"]) {
      mkdirSync(at("class", path), { recursive: true });
      writeFileSync(at("class", path, "x.ipynb"), notebookWith(right));
    }
    const grader = testGrader();
    const folders = [at("class", "1"), at("class", "2")];
    const each = [...folders, "--each", "--out", at("out")];
    const { status, err } = await command(each, grader);
    assert.deepEqual([status, grader.seen.length, existsSync(at("out"))], [2, 0, false]);
    assert.match(err, /1\/alice and .*2\/alice both give the name alice/);
    assert.equal(
      (await command([folders[0] as string, "--each", "--out", at("out")], grader)).status,
      0,
    );
    assert.equal(result("alice").score.earned, 2);
  });

  it("gives two participants with one name a row each", async () => {
    for (const [number, source] of [
      [101, right],
      [102, wrong],
    ] as const) {
      const path = `Participant_${number}_assignsubmission_file_`;
      mkdirSync(at("class", path));
      writeFileSync(at("class", path, "x.ipynb"), notebookWith(source));
    }
    assert.match((await run(testGrader())).out, /2 submissions graded/);
    const rows = parse(readFileSync(at("out", "class.csv"))) as string[][];
    assert.deepEqual(
      rows.slice(1).map((row) => row.slice(0, 2)),
      [
        ["Participant_101", "2"],
        ["Participant_102", "0"],
      ],
    );
  });

  it("grades again only what changed", async () => {
    submit({ alice: right, bob: wrong });
    await run(testGrader());
    const seed = result("alice").seed;
    submit({ bob: right });
    const second = testGrader();
    assert.match((await run(second)).out, /\(1 now, 1 unchanged\)/);
    assert.deepEqual([second.seen, result("alice").seed], [["right"], seed]);
    const other = testGrader({ version: "2" });
    await run(other);
    assert.equal(other.seen.length, 2);
    const seeded = testGrader({ version: "2" });
    await run(seeded, "--seed", "5");
    assert.deepEqual([seeded.seen.length, result("bob").seed], [2, 5]);
  });

  it("grades again, and writes the page again, when a file of the course changed", async () => {
    submit({ alice: right });
    mkdirSync(at("course", "lib", "libc"), { recursive: true });
    const page = at("out", "students", "alice", "feedback.html");
    const graded = async (text: string): Promise<number> => {
      writeFileSync(at("course", "lib", "libc", "file.ts"), text);
      const grader = testGrader({ version: graderVersion(at("course")) });
      await run(grader);
      return grader.seen.length;
    };
    assert.equal(await graded("close"), 1);
    writeFileSync(page, "old");
    assert.equal(await graded("close"), 0);
    assert.equal(await graded("no-op"), 1);
    assert.match(readFileSync(page, "utf8"), /2 of 2 points/);
  });

  it("recognises work that is now in another place, or is named by another path", async () => {
    submit({ alice: right });
    mkdirSync(at("class", "bob"));
    writeFileSync(at("class", "bob", "link.ipynb"), "damaged");
    symlinkSync("/etc/passwd", at("class", "carol.ipynb"));
    await run(testGrader());
    renameSync(at("class"), at("moved"));
    const grader = testGrader();
    const path = `${relative(process.cwd(), at("moved"))}/.`;
    const { out } = await command([path, "--out", at("out")], grader);
    assert.match(out, /\(0 now, 3 unchanged\)/);
    assert.doesNotMatch(JSON.stringify(result("bob")), /class|moved/);
  });

  it("grades damaged work for what is there, and goes on", async () => {
    const whole = notebookWith(right);
    const files: Record<string, string> = {
      cut: whole.slice(0, -2),
      empty: "",
      garbage: "\0\0\0",
      syntax: notebookWith("const solution = program(("),
      deleted: notebookWith("").replace('"exercise"', '"lost"'),
      endless: notebookWith(`for (;;) {}\n${right}`),
    };
    for (const [name, text] of Object.entries(files))
      writeFileSync(at("class", `${name}.ipynb`), text);
    symlinkSync("/dev/zero", at("class", "link.ipynb"));
    assert.equal((await run(testGrader())).status, 0);
    const say = (name: string): string =>
      [...result(name).repairs, result(name).exercises[0]?.problem].join("\n");
    assert.equal(result("cut").score.earned, 2);
    assert.equal(result("endless").score.earned, 2);
    assert.match(say("cut"), /is damaged/);
    assert.match(say("empty"), /is empty/);
    assert.match(say("garbage"), /no cell of it could be read/);
    assert.match(say("syntax"), /not TypeScript: line 1/);
    assert.match(say("deleted"), /There is no cell for the exercise a\/b/);
    assert.match(say("link"), /symbolic link/);
  });

  it("leaves submissions as they were", async () => {
    submit({ alice: right });
    const before = readFileSync(at("class", "alice.ipynb"));
    await run(testGrader());
    assert.deepEqual(readFileSync(at("class", "alice.ipynb")), before);
    assert.deepEqual(readdirSync(at("class")), ["alice.ipynb"]);
  });

  it("stops cleanly when it is interrupted, and goes on from there", async () => {
    submit({ alice: right, bob: `${right} // wait`, carol: right });
    const interrupt = new AbortController();
    const grader = testGrader();
    const gradeOne = grader.gradeExercise;
    grader.gradeExercise = (exercise, work, options) => {
      if (work.solution.solution?.source.includes("wait")) setImmediate(() => interrupt.abort());
      return gradeOne(exercise, work, options);
    };
    const { status, err } = await run(grader, "--jobs", "1", interrupt.signal);
    assert.equal(status, 130);
    assert.match(err, /goes on from there/);
    assert.deepEqual(readdirSync(at("out", "students")), ["alice"]);
    assert.equal(grader.seen.length, 2);
    submit({ bob: right });
    assert.match((await run(testGrader())).out, /\(2 now, 1 unchanged\)/);
  });

  it("refuses without isolation, and marks every result with --weak-isolation", async () => {
    submit({ alice: right });
    const weak = { isolation: async () => ({ full: false, reasons: ["No user namespaces."] }) };
    const refused = await run(testGrader(weak));
    assert.deepEqual([refused.status, existsSync(at("out"))], [2, false]);
    assert.match(refused.err, /No user namespaces\. Run it where this is allowed/);
    assert.equal((await run(testGrader(weak), "--weak-isolation")).status, 0);
    assert.deepEqual(result("alice").isolation, { mode: "weak", reasons: ["No user namespaces."] });
  });

  it("writes the other formats when asked for, also for what was graded before", async () => {
    submit({ alice: right });
    await run(testGrader());
    await run(testGrader(), "--format", "gradescope,prairielearn", "--format", "github,lti");
    const files = readdirSync(at("out", "students", "alice"));
    for (const name of ["gradescope.json", "prairielearn.json", "lti.json", "annotations.txt"]) {
      assert.ok(files.includes(name), name);
    }
  });

  it("says what was wrong with the command, and ends with 2", async () => {
    const cases: [string[], RegExp][] = [
      [[], /Name the files to grade/],
      [["--jobs", "0", "x"], /--jobs is 0: give a whole number from 1/],
      [["--format", "xml", "x"], /no format xml/],
      [["--bogus"], /Unknown option '--bogus'/],
      [[at("none")], /is not there/],
    ];
    for (const [args, message] of cases) {
      const { status, err } = await command(args, testGrader());
      assert.equal(status, 2);
      assert.match(err, message);
    }
    assert.equal((await command(["--help"], testGrader())).status, 0);
    assert.equal((await command(["x"], testGrader({ exercises: [] }))).status, 2);
  });

  it("gives students with similar names folders of their own", () => {
    const names = [
      "alice",
      "Alice",
      "ALICE",
      "a/b",
      "a_b",
      "ä",
      "日本".repeat(60),
      "x".repeat(100),
    ];
    const folders = names.map((name) => folderOf("out", name));
    assert.equal(new Set(folders.map((path) => path.toLowerCase())).size, names.length);
    for (const path of folders) assert.match(path, /^out\/students\/[^/]+$/);
  });

  function submit(cells: Record<string, string>): void {
    for (const [name, source] of Object.entries(cells)) {
      writeFileSync(at("class", `${name}.ipynb`), notebookWith(source));
    }
  }

  function result(student: string): ReturnType<typeof validateResult> {
    const path = at("out", "students", student, "result.json");
    return validateResult(JSON.parse(readFileSync(path, "utf8")));
  }

  async function run(
    grader: Grader,
    ...rest: (string | AbortSignal)[]
  ): Promise<{ status: number; out: string; err: string }> {
    const options = rest.filter((item) => typeof item === "string");
    const signal = rest.find((item) => typeof item !== "string");
    return command([at("class"), "--out", at("out"), ...options], grader, signal);
  }
});

async function command(
  args: string[],
  grader: Grader,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ status: number; out: string; err: string }> {
  const streams = [new PassThrough(), new PassThrough()] as const;
  const [out, err] = streams as unknown as [NodeJS.WriteStream, NodeJS.WriteStream];
  const status = await grade(args, grader, { out, err, signal });
  const text = (stream: PassThrough): string => String(stream.read() ?? "");
  return { status, out: text(streams[0]), err: text(streams[1]) };
}
