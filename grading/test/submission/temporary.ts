// A folder for one test, removed after it.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export function temporaryFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "grading-tëst "));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
