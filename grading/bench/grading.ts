// What grading costs: submissions an hour beside nbgrader's, an exercise with ten runs, and memory by the size of the class.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import type { Notebook } from "../../lib/ground/notebook.ts";
import { root } from "../../lib/ground/place.mjs";
import { median, promise } from "../../lib/tools/bench/compare.ts";
import { seconds } from "../../lib/tools/bench/seconds.ts";
import type { Measurement } from "../../lib/tools/bench/types.ts";
import { exerciseOf, exercises } from "../course/table.ts";
import { publicChecks } from "../judge/define.ts";
import { judge } from "../judge/judge.ts";
import { writeCourse } from "../nbgrader/course.ts";
import { ensureNbgrader } from "../nbgrader/environment.ts";
import { makePrograms } from "../submission/program/solution.ts";

const LESSON = "03-pipes";
const EXERCISE = "pipes/two-way";

export async function measure({ full }: { full: boolean }): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), "grading-"));
  try {
    return [await tenRuns(), await memory(folder, full), await beside(folder)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A submission of the lesson, graded by `npm run grade` with two jobs and by `nbgrader autograde`, in seconds each. */
async function beside(folder: string): Promise<Measurement> {
  const course = join(folder, "course");
  const command = await ensureNbgrader();
  const path = join(root, "notebooks", `${LESSON}.ipynb`);
  const notebook = JSON.parse(readFileSync(path, "utf8")) as Notebook;
  writeCourse(course, LESSON, { [LESSON]: notebook }, exercises);
  const home = join(folder, "home");
  mkdirSync(home);
  const env = { HOME: home };
  const nbgrader = (...args: string[]) => execa(command, args, { cwd: course, env });
  await nbgrader("generate_assignment", LESSON);
  const students = ["alice", "bob"];
  for (const student of students)
    submit(join(course, "release", LESSON), join(course, "submitted", student, LESSON));
  const theirs = await seconds(() => nbgrader("autograde", LESSON, "--create"));
  const many = Array.from({ length: 20 }, (_, index) => `student-${index}`);
  for (const student of many)
    submit(join(course, "release", LESSON), join(folder, "class", student));
  const ours = await seconds(() => grade(join(folder, "class"), join(folder, "grades")));
  const [one, other] = [ours / many.length, theirs / students.length];
  return {
    name: `a submission of ${LESSON}`,
    ours: one,
    reference: other,
    ratio: one / other,
    unit: "s",
    against: "nbgrader autograde",
    target: 1 / 20,
  };
}

/** The released lesson with a solution in the cell of one exercise. */
function submit(release: string, to: string): void {
  cpSync(release, to, { recursive: true });
  const path = join(to, `${LESSON}.ipynb`);
  const notebook = JSON.parse(readFileSync(path, "utf8")) as Notebook;
  const cell = notebook.cells.find(({ metadata }) => metadata.exercise === EXERCISE);
  if (cell)
    cell.source = solution()
      .replace(/^export /m, "")
      .replace(/^import .*\n/, "");
  writeFileSync(path, JSON.stringify(notebook));
}

/** Ten checks, each with a run of its own. */
async function tenRuns(): Promise<Measurement> {
  const exercise = exerciseOf(EXERCISE);
  const made = makePrograms(solution(), { twoWay: "twoWay" });
  if (made.problem !== null) throw new Error(made.problem);
  const set = publicChecks(EXERCISE, (check) => {
    for (let i = 0; i < 10; i++) {
      check(`run-${i}`, { title: `run ${i}`, points: 1 }, async (trial) => {
        trial.finished(await trial.run({ program: trial.program("twoWay"), argv: ["word"] }));
      });
    }
  });
  const once = () =>
    judge(
      exercise,
      [set],
      { solution: made.solution, where: null },
      { seed: 1, signal: new AbortController().signal },
    );
  await once();
  const taken: number[] = [];
  for (let i = 0; i < 5; i++) taken.push(await seconds(once));
  return promise("an exercise with ten checked runs", median(taken), "s", 0.5);
}

/** The memory of `npm run grade` at its peak, for a class ten times as large. */
async function memory(folder: string, full: boolean): Promise<Measurement> {
  const sizes = full ? [100, 1000] : [20, 200];
  const [small, large] = await Promise.all(
    sizes.map(async (size) => {
      const from = join(folder, `class-${size}`);
      mkdirSync(from);
      for (let i = 0; i < size; i++) {
        // What could grow with a class is its results, so most need no run.
        const text = i % 10 === 0 ? solution() : "const twoWay = ;\n";
        writeFileSync(join(from, `student-${i}.ts`), `// exercise: ${EXERCISE}\n${text}`);
      }
      return grade(from, join(folder, `grades-${size}`));
    }),
  );
  const [ours = 0, reference = 1] = [large, small];
  return {
    name: `memory for a class of ${sizes[1]}`,
    ours,
    reference,
    ratio: ours / reference,
    unit: "MB",
    against: `a class of ${sizes[0]}`,
    target: 1.5,
  };
}

/** Grades a folder in a process of its own, and gives its largest resident set in MB. */
async function grade(from: string, out: string): Promise<number> {
  const main = join(root, "grading", "commands", "grade.ts");
  const report =
    "process.on('exit', () => process.stderr.write('rss ' + process.resourceUsage().maxRSS + '\\n'))";
  const hook = `data:text/javascript,${encodeURIComponent(report)}`;
  const args = ["--no-warnings", "--import", hook, main, from, "--out", out, "--jobs", "2"];
  const { stderr } = await execa(process.execPath, args, { cwd: root });
  return Number(/rss (\d+)/.exec(stderr)?.[1]) / 1024;
}

function solution(): string {
  return readFileSync(join(root, "grading", "course", EXERCISE, "solutions", "main.ts"), "utf8")
    .replaceAll(": Descriptor", ": any")
    .replace("type Descriptor, ", "");
}
