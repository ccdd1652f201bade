/**
 * Which files learners get. Where git is there, it knows what belongs to the course, and a teacher's own files lie
 * beside them untracked. A course that came as an archive has no git: the list in files.txt travels with it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { handout as sentences } from "../words/handout.ts";
import { HandoutError } from "./error.ts";

const LIST = "grading/handout/files.txt";

/** Answers, what the answers are held against, and what only those who teach or keep the course need. */
const TEACHERS = [
  /^grading\/course\/[^/]+\/[^/]+\/(solutions|mistakes)\//,
  /^grading\/course\/README\.md$/,
  /^grading\/(bench|drafts)\//,
  /^grading\/commands\/new-exercise\.ts$/,
  /^grading\/test\/(drafts|exercises|hostile|handout)\//,
  /^grading\/test\/gradebook\/interrupt\./,
  /^grading\/(report|test\/report)\/(github|gradescope)\b/,
  /\.hidden\./,
  /^\.(ci|github)\//,
];

/**
 * The files of a course that learners get: paths from its root, sorted.
 *
 * @throws HandoutError where nothing says which files are the course's
 */
export function handoutFiles(root: string): string[] {
  const tracked = trackedFiles(root);
  if (tracked) return learnersOf(tracked);
  if (existsSync(join(root, LIST))) return readList(root);
  throw new HandoutError(sentences.noList(root, LIST));
}

/** Brings the list that travels with the course up to date, or says that it is not; learners' copies need not. */
export function syncList(root: string, fix: boolean): string[] {
  const tracked = trackedFiles(root);
  if (!tracked?.some(isTeachers)) return [];
  const files = learnersOf(tracked);
  if (existsSync(join(root, LIST)) && String(readList(root)) === String(files)) return [];
  if (!fix) return [sentences.oldList(LIST)];
  writeFileSync(join(root, LIST), `${files.join("\n")}\n`);
  return [];
}

export function isTeachers(path: string): boolean {
  return TEACHERS.some((pattern) => pattern.test(path));
}

function learnersOf(tracked: string[]): string[] {
  return [...new Set(tracked)].filter((path) => !isTeachers(path)).sort();
}

/** What git tracks here; null without git, and where the course is only in a folder that git tracks. */
function trackedFiles(root: string): string[] | null {
  const git = ["-c", "safe.directory=*", "-C", root, "ls-files", "-z"];
  // A hook of git sets GIT_DIR, which would be asked instead.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^GIT_/.test(name)),
  );
  const { status, stdout } = spawnSync("git", git, { encoding: "utf8", env, maxBuffer: 1 << 26 });
  if (status !== 0) return null;
  const files = stdout.split("\0").filter((path) => path !== "");
  return files.includes("package.json") ? files : null;
}

function readList(root: string): string[] {
  return readFileSync(join(root, LIST), "utf8")
    .split(/\r?\n/)
    .filter((path) => path !== "");
}
