// A small course that a teacher works in: a lesson, its exercise's solution and checks, and a file that says something.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Notebook, textOf } from "../../../lib/ground/notebook.ts";
import { readStaged } from "../../../lib/ground/notebook-files.ts";
import { root } from "../../../lib/ground/place.mjs";
import { exerciseOf } from "../../course/table.ts";

export const LESSON = "notebooks/03-pipes.ipynb";
export const exercise = exerciseOf("pipes/two-way");

const FILES = [
  "package.json",
  "README.md",
  "grading/handout/README.md",
  "grading/course/pipes/two-way/solutions/main.ts",
  "grading/course/pipes/two-way/mistakes/no-wait.ts",
  "grading/course/pipes/two-way/checks.ts",
  "grading/course/pipes/two-way/checks.hidden.ts",
  "grading/course/pipes/two-way/words.ts",
  "grading/course/pipes/two-way/words.hidden.ts",
  ".gitignore",
];

export function hasGit(): boolean {
  return spawnSync("git", ["--version"]).status === 0;
}

/** Writes the course into a folder; git tracks it when it is there. */
export function makeCourse(folder: string): void {
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  plant(folder, LESSON, readStaged(LESSON));
  plant(folder, "lib/words.ts", "export const words = 1;\n");
  if (!hasGit()) return;
  git(folder, "init", "--quiet");
  git(folder, "add", "--all", "--force");
}

export function git(folder: string, ...args: string[]): void {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^GIT_/.test(name)),
  );
  const { status, stderr } = spawnSync("git", args, { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

export function plant(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

export function lessonIn(folder: string): Notebook {
  return JSON.parse(readFileSync(join(folder, LESSON), "utf8")) as Notebook;
}

/** The lesson, changed as a teacher does it in JupyterLab, which saves by itself. */
export function changeLesson(folder: string, change: (cells: Notebook["cells"]) => void): void {
  const notebook = lessonIn(folder);
  change(notebook.cells);
  plant(folder, LESSON, JSON.stringify(notebook, null, 1));
}

export function stubIn({ cells }: Notebook): string {
  const cell = cells.find(({ metadata }) => metadata.exercise === exercise.id);
  return cell ? textOf(cell) : "";
}

/** The solution as a teacher types it into a cell. */
export function solution(): string {
  const text = readFileSync(join(root, "grading/course/pipes/two-way/solutions/main.ts"), "utf8");
  return text.replace(/^import .*\n+/, "").replace(/^export /m, "");
}

/** Another one, unlike any of ours. */
export const OWN = `const twoWay = program(({ socketpair }) => {\n  socketpair();\n});`;

export function cell(cell_type: string, source: string): Notebook["cells"][number] {
  const output = cell_type === "code" ? { outputs: [], execution_count: 3 } : {};
  return { cell_type, id: "added-by-its-teacher", metadata: {}, source, ...output };
}
