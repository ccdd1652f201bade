import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findCompiler } from "../setup/compiler.ts";

const root = join(import.meta.dirname, "..", "..");

/**
 * Runs code as a machine does that forbids a part of the box (native/test/confine.c).
 *
 * @param without words of confine's, with commas between: namespaces, ptrace, kcmp, seccomp
 * @param code of a module, which may import from "./lib/…"
 * @returns what it writes on standard output
 */
export async function runWithout(without: string, code: string): Promise<string> {
  const dir = mkdtempSync(join(tmpdir(), "confine-"));
  try {
    const confine = join(dir, "confine");
    const [cc = "", ...first] = await findCompiler();
    const source = join(root, "native", "test", "confine.c");
    execFileSync(cc, [...first, "-D_GNU_SOURCE", source, "-o", confine]);
    const node = [process.execPath, "--input-type=module", "-e", code];
    return execFileSync(confine, [without, ...node], { cwd: root, encoding: "utf8" });
  } finally {
    rmSync(dir, { recursive: true });
  }
}
