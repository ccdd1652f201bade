// Compiles the C of this folder into native/build: each line of `folders` says what comes out of one folder.
// Only what has changed since its last build is compiled; a result moves to its place when it is whole, so that a
// program that still runs keeps its old file.
import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { execute, openLog } from "../lib/setup/child.mjs";
import { findCompiler } from "../lib/setup/compiler.ts";
import { Failure, report, sentences } from "../lib/setup/failure.mjs";
import { checkPlace, logs } from "../lib/setup/place.mjs";
import { step } from "../lib/setup/progress.mjs";
import { fresh, hashOf, seal } from "../lib/setup/stamp.mjs";

const here = import.meta.dirname;
const flags = ["-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", "-D_GNU_SOURCE"];

/** Every folder of C: `shared` makes one library NAME.so of its files, `programs` one program of each file.
 * A file named as its folder (bench/bench.c) is no program of its own: it is linked into each. */
const folders: { name: string; kind: "shared" | "programs" }[] = [
  { name: "box", kind: "shared" },
  { name: "calls", kind: "shared" },
  { name: "kernel", kind: "shared" },
  { name: "guard", kind: "programs" },
  { name: "peers", kind: "programs" },
  { name: "bench", kind: "programs" },
];

/** One file to make. */
interface Target {
  path: string;
  args: string[];
  stamp: string;
  key: string;
}

/**
 * Compiles what is stale.
 *
 * @param strict warnings are errors, and the results go beside the ones in use: for `npm run check`. A learner's newer
 *   compiler may know warnings that we do not, and the course works all the same.
 */
export async function buildNative({ strict = false }: { strict?: boolean } = {}): Promise<void> {
  const out = join(here, "build", strict ? "strict" : ".");
  const options = strict ? [...flags, "-Werror"] : flags;
  const stale = folders
    .flatMap((folder) => targetsOf(folder, out, options))
    .filter(({ path, stamp, key }) => !existsSync(path) || !fresh(stamp, key));
  if (stale.length === 0) return;
  const compiler = await findCompiler();
  await step(strict ? "the native code, strictly" : "the native code", async (detail) => {
    const log = openLog(join(logs, strict ? "native-strict.log" : "native.log"));
    let done = 0;
    const next = async (): Promise<void> => {
      for (let target = stale.pop(); target; target = stale.pop()) {
        await compile(compiler, target, log);
        detail(`${++done} done`);
      }
    };
    await Promise.all([next(), next()]);
  });
}

function targetsOf(
  { name, kind }: (typeof folders)[number],
  out: string,
  options: string[],
): Target[] {
  const folder = join(here, name);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).sort();
  const sources = files.filter((file) => file.endsWith(".c")).map((file) => join(folder, file));
  const headers = files.filter((file) => file.endsWith(".h")).map((file) => join(folder, file));
  const common = sources.filter((file) => kind === "shared" || basename(file) === `${name}.c`);
  const target = (path: string, inputs: string[], extra: string[] = []): Target => {
    const args = [...options, ...extra, ...inputs];
    const key = hashOf([...inputs, ...headers], ...options, ...extra);
    return { path, args, key, stamp: join(dirname(path), `.${basename(path)}.stamp`) };
  };
  if (kind === "shared") {
    if (sources.length === 0) return [];
    return [target(join(out, `${name}.so`), sources, ["-shared", "-fPIC", "-pthread"])];
  }
  return sources
    .filter((source) => !common.includes(source))
    .map((source) =>
      target(join(out, name, basename(source, ".c")), [source, ...common], ["-pthread"]),
    );
}

async function compile(compiler: string[], target: Target, log: string): Promise<void> {
  const { path, args, stamp, key } = target;
  mkdirSync(dirname(path), { recursive: true });
  const [file = "cc", ...first] = compiler;
  const said: string[] = [];
  const onLine = (line: string) => said.push(line);
  const status = await execute(file, [...first, ...args, "-o", `${path}.new`], { log, onLine });
  if (status !== 0) {
    if (/No space left|ENOSPC|NoSpaceLeft/.test(said.join("\n")))
      throw new Failure(sentences.full(here));
    process.stderr.write(`${said.join("\n")}\n`);
    throw new Failure(sentences.failed(`Compiling ${basename(path)}`, log));
  }
  renameSync(`${path}.new`, path);
  seal(stamp, key);
}

if (import.meta.main) {
  try {
    checkPlace(false);
    await buildNative({ strict: process.argv.includes("--strict") });
  } catch (error) {
    process.exitCode = report(error);
  }
}
