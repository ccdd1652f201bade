import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOMS = "{checks,exercises,judge,peers,report/checks,submission,class}/**/*.ts";

/** Another one where exercises, checks or the way of grading changed: the hash of their files. */
export function graderVersion(): string {
  const hash = createHash("sha256");
  for (const file of globSync(ROOMS, { cwd: import.meta.dirname }).sort()) {
    hash.update(`${file}\0`).update(readFileSync(join(import.meta.dirname, file)));
  }
  return hash.digest("hex").slice(0, 12);
}
