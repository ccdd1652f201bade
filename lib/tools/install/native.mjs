// Compiles the C of native/ into native/build: each line of `folders` says what comes out of one folder.
// Only what has changed since its last build is compiled; a result moves to its place when it is whole, so that a
// program that still runs keeps its old file. It is JavaScript, so that the machine's Node can compile while npm brings
// the Node of the course.
import { existsSync, mkdirSync, readdirSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { argv } from "node:process";
import { fileURLToPath } from "node:url";
import { execute, openLog } from "../../ground/child.mjs";
import { diagnose } from "../../ground/diagnosis.mjs";
import { report } from "../../ground/failure.mjs";
import { checkPlace, logs, root } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { hashOf, isUpToDate, writeStamp } from "../../ground/stamp.mjs";
import { steps } from "../../words/setup.mjs";
import { findCompiler } from "./compiler.mjs";

const here = join(root, "native");
const flags = ["-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", "-D_GNU_SOURCE"];
/** What others may call is declared in a header. */
const strictly = ["-Werror", "-Wmissing-prototypes", "-Wstrict-prototypes"];

/** Every folder of C: `shared` makes one library NAME.so of its files and those of its folders, `programs` one program
 * of each file. A file named after its folder (bench/bench.c) is not a program of its own: it is linked into each. */
const folders = /** @type {const} */ ([
  { name: "box", kind: "shared" },
  { name: "calls", kind: "shared" },
  { name: "kernel", kind: "shared" },
  { name: "guard", kind: "programs" },
  { name: "peers", kind: "programs" },
  { name: "bench", kind: "programs" },
]);

/** @typedef {{ path: string, args: string[], stamp: string, key: string }} Target one file to make */

/**
 * Compiles what is stale.
 *
 * @param {{ strict?: boolean }} [options] strict: warnings are errors, and the results go beside the ones in use: for `npm run check`. A learner's newer
 *   compiler may know warnings that we do not, and the course works all the same.
 */
export async function buildNative({ strict = false } = {}) {
  const out = join(here, "build", strict ? "strict" : ".");
  const options = strict ? [...flags, ...strictly] : flags;
  const stale = folders
    .flatMap((folder) => targetsOf(folder, out, options))
    .filter(({ path, stamp, key }) => !existsSync(path) || !isUpToDate(stamp, key));
  if (stale.length === 0) return;
  const compiler = await findCompiler();
  await step(strict ? steps.nativeStrictly : steps.native, async (detail) => {
    const log = openLog(join(logs, strict ? "native-strict.log" : "native.log"));
    let done = 0;
    const next = async () => {
      for (let target = stale.pop(); target; target = stale.pop()) {
        await compile(compiler, target, log);
        detail(`${++done} done`);
      }
    };
    await Promise.all([next(), next()]);
  });
}

function targetsOf(
  /** @type {(typeof folders)[number]} */ { name, kind },
  /** @type {string} */ out,
  /** @type {string[]} */ options,
) {
  const folder = join(here, name);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  const sources = files.filter((file) => file.endsWith(".c")).map((file) => join(folder, file));
  const headers = files.filter((file) => file.endsWith(".h")).map((file) => join(folder, file));
  const common = sources.filter((file) => kind === "shared" || basename(file) === `${name}.c`);
  /** @returns {Target} */
  const target = (
    /** @type {string} */ path,
    /** @type {string[]} */ inputs,
    /** @type {string[]} */ extra,
  ) => {
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

async function compile(
  /** @type {string[]} */ compiler,
  /** @type {Target} */ target,
  /** @type {string} */ log,
) {
  const { path, args, stamp, key } = target;
  mkdirSync(dirname(path), { recursive: true });
  const [file = "cc", ...first] = compiler;
  /** @type {string[]} */
  const said = [];
  const onLine = (/** @type {string} */ line) => said.push(line);
  const status = await execute(file, [...first, ...args, "-o", `${path}.new`], { log, onLine });
  const what = `Compiling ${basename(path)}`;
  if (status !== 0) throw diagnose(what, log, undefined, said.join("\n"));
  renameSync(`${path}.new`, path);
  writeStamp(stamp, key);
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  try {
    checkPlace(false);
    await buildNative({ strict: argv.includes("--strict") });
  } catch (error) {
    process.exitCode = report(error);
  }
}
