import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** The code of the course, what was compiled of it, what it is built with and of, and the lessons' own cells. */
const FILES = [
  "{lib,native,grading}/**/*",
  "notebooks/*.ipynb",
  "{package,package-lock,tsconfig}.json",
];
/** Tests, and what they, editors and tools leave behind. A new room counts without being listed. */
const LEFT_OUT = /^(test|node_modules|__pycache__|strict|\..*)$|\.(tsbuildinfo|changed\.json)$/;

/**
 * Changes whenever anything changes that may decide a result or what is said of it: the hash of its files. Rather once
 * too often: a result that is made again costs a minute, one that is kept wrongly costs points.
 *
 * @param root of the course
 */
export function graderVersion(root: string = join(import.meta.dirname, "..", "..")): string {
  const hash = createHash("sha256");
  for (const file of versionFiles(root)) {
    const bytes = readFileSync(join(root, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest("hex").slice(0, 12);
}

/** Paths from the root, sorted. */
export function versionFiles(root: string): string[] {
  const entries = globSync(FILES, {
    cwd: root,
    withFileTypes: true,
    exclude: ({ name }) => LEFT_OUT.test(name),
  });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(root, join(parentPath, name)))
    .sort();
}
