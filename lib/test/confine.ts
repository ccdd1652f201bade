import { execFileSync } from "node:child_process";
import { globSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../ground/place.mjs";
import { findCompiler } from "../tools/install/compiler.mjs";

/**
 * Builds the program that runs others as a machine that forbids something does (native/test/confine/confine.c).
 *
 * @param folder where it is put
 * @returns its path
 */
export async function buildConfine(folder: string): Promise<string> {
  const [cc = "", ...first] = await findCompiler();
  const sources = globSync(join(root, "native", "test", "confine", "*.c"));
  const confine = join(folder, "confine");
  execFileSync(cc, [...first, "-D_GNU_SOURCE", ...sources, "-o", confine]);
  return confine;
}

/**
 * Runs code as a machine that forbids a part of the box does.
 *
 * @param without words of confine's, with commas between
 * @param code of a module, which may import from "./lib/…"
 * @returns what it writes on standard output
 */
export async function runWithout(without: string, code: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "confine-"));
  try {
    const confine = await buildConfine(dir);
    const node = [process.execPath, "--input-type=module", "-e", code];
    return execFileSync(confine, [without, ...node], { cwd: root, encoding: "utf8" });
  } finally {
    rmSync(dir, { recursive: true });
  }
}
