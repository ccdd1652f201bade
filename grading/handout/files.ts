import { readdirSync } from "node:fs";
import { join } from "node:path";

/** What is made on a machine and belongs to no copy of the course. */
const MADE =
  /^(node_modules|\.git|\.cache|\.venv.*|__pycache__|\.ipynb_checkpoints|\.dist-.*|grades)$|\.tsbuildinfo$|\.changed\.json$/;
const MADE_PATHS = ["lib/dist", "native/build", "site"];

/** What learners do not get: answers, what the answers are held against, and the tests that need them. */
const SECRET = [
  /^grading\/(solutions|mistakes|hostile|bench)(\/|$)/,
  /^grading\/test\/(exercises|hostile)(\/|$)/,
  /\.hidden\.ts$/,
];

/** The files of a checkout that learners get: paths from its root, sorted. */
export function handoutFiles(root: string): string[] {
  return filesOf(root, "").filter((path) => !isSecret(path));
}

export function isSecret(path: string): boolean {
  return SECRET.some((pattern) => pattern.test(path));
}

function filesOf(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (MADE.test(entry.name) || MADE_PATHS.includes(path)) return [];
      if (entry.isDirectory()) return filesOf(root, path);
      return entry.isFile() ? [path] : [];
    });
}
