// Whether something made earlier is still what its sources ask for: a hash of their contents, kept inside what was
// made and written last. What was cut off, or is older than the last `git pull`, has no such stamp and is made again.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "./place.mjs";

/** A hash of these files' contents, and of some words beside them. */
export function hashOf(/** @type {string[]} */ files, /** @type {string[]} */ ...words) {
  const hash = createHash("sha256");
  for (const file of files) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update("\0");
  }
  return hash.update(JSON.stringify(words)).digest("hex");
}

export function isUpToDate(/** @type {string} */ stamp, /** @type {string} */ key) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === key;
}

export function writeStamp(/** @type {string} */ stamp, /** @type {string} */ key) {
  writeFileSync(`${stamp}.new`, key);
  renameSync(`${stamp}.new`, stamp);
}
