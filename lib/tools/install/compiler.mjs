import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog } from "../../ground/child.mjs";
import { diagnose } from "../../ground/diagnosis.mjs";
import { Failure, installCommand } from "../../ground/failure.mjs";
import { logs, root, temporary, venv } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { failures, works as said, steps } from "../../words/setup.mjs";
import { installPackages, network } from "./virtualenv.mjs";

const python = join(venv, "bin", "python");
const architecture = process.arch === "arm64" ? "aarch64" : "x86_64";
/** For the oldest C library of README.md and for every machine of its kind: it makes what was tested on ours. */
const zig = [python, "-m", "ziglang", "cc", "-target", `${architecture}-linux-gnu.2.34`];
/** What makes a program with nothing of the machine's in it: with glibc zig makes none. */
export const STATIC_TARGET = `${architecture}-linux-musl`;

/**
 * Finds a C compiler that can make a program: what CC names, cc, gcc, clang, otherwise zig's.
 *
 * @returns {Promise<string[]>} its command line
 * @throws Failure when there is none and none can be fetched
 */
export async function findCompiler() {
  const log = openLog(join(logs, "compiler.log"));
  const named = process.env.CC?.trim();
  const candidates = [...(named ? [named.split(/\s+/)] : []), ["cc"], ["gcc"], ["clang"]];
  for (const candidate of candidates) if (await works(candidate, log)) return candidate;
  return bringZig(steps.compiler);
}

/**
 * The compiler of a machine that has none: a Python package, installed here when it is needed.
 *
 * @param {string} title of the step
 */
export async function bringZig(title) {
  const log = openLog(join(logs, "zig.log"));
  if (await works(zig, log)) return zig;
  await step(title, async () => {
    await installZig(log);
    // Its first program takes a while: it compiles what every program needs.
    if (!(await works(zig, log))) throw diagnose(said.tryingZig, log, network);
  });
  return zig;
}

/** Some machines have a compiler and no C library to compile with, so it is tried on a program. */
async function works(/** @type {string[]} */ [file = "", ...first], /** @type {string} */ log) {
  const source = join(temporary, "try.c");
  const program =
    '#include <stdio.h>\n#include <linux/futex.h>\nint main(void) { return puts("") < 0; }\n';
  writeFileSync(source, program);
  const args = [...first, source, "-o", join(temporary, "try")];
  return (await execute(file, args, { log })) === 0;
}

async function installZig(/** @type {string} */ log) {
  const requirements = join(root, "native", "requirements.txt");
  if ((await installPackages(venv, requirements, { log })) === 0) return;
  const { message } = diagnose(said.zig, log, network);
  throw new Failure(failures.noCompiler(installCommand("compiler"), message));
}
