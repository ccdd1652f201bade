import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog } from "./child.mjs";
import { diagnose, Failure, sentences } from "./failure.mjs";
import { logs, root, temporary, venv } from "./place.mjs";
import { step } from "./progress.mjs";

const python = join(venv, "bin", "python");
const zig = [python, "-m", "ziglang", "cc"];

/**
 * Finds a C compiler that can make a program: what CC names, cc, gcc, clang, else zig's, which is a Python package and
 * is installed here when it is needed.
 *
 * @returns its command line
 * @throws Failure when there is none and none can be fetched
 */
export async function findCompiler(): Promise<string[]> {
  const log = openLog(join(logs, "compiler.log"));
  const named = process.env.CC?.trim();
  const candidates = [...(named ? [named.split(/\s+/)] : []), ["cc"], ["gcc"], ["clang"], zig];
  for (const candidate of candidates) if (await works(candidate, log)) return candidate;
  await step("a C compiler (the machine has none)", async () => {
    await installZig(log);
    // Its first program takes a while: it compiles what every program needs.
    if (!(await works(zig, log))) throw diagnose("Trying zig as a C compiler", log, network);
  });
  return zig;
}

const network = { host: "PyPI (pypi.org)", command: "curl -sSI https://pypi.org" };

/** Some machines have a compiler and no C library to compile with, so it is tried on a program. */
async function works([file = "", ...first]: string[], log: string): Promise<boolean> {
  const source = join(temporary, "try.c");
  const program =
    '#include <stdio.h>\n#include <linux/futex.h>\nint main(void) { return puts("") < 0; }\n';
  writeFileSync(source, program);
  const args = [...first, source, "-o", join(temporary, "try")];
  return (await execute(file, args, { log })) === 0;
}

async function installZig(log: string): Promise<void> {
  const requirements = join(root, "native", "requirements.txt");
  const pip = ["-m", "pip", "install", "--require-hashes", "--only-binary=:all:"];
  const args = [...pip, "--progress-bar=off", "--retries=3", "-r", requirements];
  if ((await execute(python, args, { log })) === 0) return;
  const full = diagnose("", log, network).message.startsWith("The disk");
  throw new Failure(full ? sentences.full(root) : sentences.noCompiler());
}
