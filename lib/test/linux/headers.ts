/** What a C compiler says of numbers, with the headers of one architecture: nothing of it is run. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { temporary, venv } from "../../ground/place.mjs";
import { type Architecture, HERE } from "../../linux/architecture.ts";
import { findCompiler } from "../../tools/install/compiler.mjs";

const run = promisify(execFile);
const TARGETS = { x64: "x86_64-linux-gnu", arm64: "aarch64-linux-gnu" };

/** A compiler with this architecture's headers; null where the machine has none. Zig has those of all. */
export async function compilerFor(architecture: Architecture): Promise<string[] | null> {
  if (architecture === HERE) return findCompiler();
  const zig = [join(venv, "bin", "python"), "-m", "ziglang"];
  try {
    await run(zig[0] as string, [...zig.slice(1), "version"]);
  } catch {
    return null;
  }
  return [...zig, "cc", "-target", TARGETS[architecture]];
}

/** The errors of a source: what it asserts that is not so. */
export async function errorsOf(
  compiler: string[],
  name: string,
  source: string,
): Promise<string[]> {
  const file = join(temporary, `${name}.c`);
  writeFileSync(file, source);
  const [cc = "", ...first] = compiler;
  const flags = ["-w", "-D_GNU_SOURCE", "-c", "-o", join(temporary, `${name}.o`)];
  try {
    await run(cc, [...first, ...flags, file]);
    return [];
  } catch (error) {
    const { stderr } = error as { stderr: string };
    const found = stderr.split("\n").filter((line) => line.includes("error:"));
    return found.length > 0 ? found : [stderr];
  }
}

/** One line of a source: the name has this value. */
export function asserts(name: string, value: number): string {
  return `_Static_assert((long long)(${name}) == ${value}LL, "${name} is not ${value}");`;
}
