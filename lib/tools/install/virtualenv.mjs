// A Python environment in the checkout, with the packages that a lock with hashes names.
import { existsSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { execute, openLog } from "../../ground/child.mjs";
import { diagnose } from "../../ground/diagnosis.mjs";
import { cache, environment, logs, root, temporary } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { hashOf, isUpToDate, writeStamp } from "../../ground/stamp.mjs";
import { works } from "../../words/setup.mjs";
import { findPython } from "./interpreter.mjs";
import { trustMachine } from "./trust.mjs";

/**
 * @typedef {object} Environment
 * @property {string} title
 * @property {string} folder
 * @property {string} requirements
 * @property {string} log its name
 * @property {number} [minor] of the oldest Python 3 that will do, 10 unless given
 */

const uv = join(root, "lib", "tools", "install", "uv.py");
export const network = {
  host: "PyPI (pypi.org)",
  command: "curl -sSI https://pypi.org",
  mirror: "echo $PIP_INDEX_URL",
};

// Scripts and kernelspecs in it have the path of the checkout in them: a moved checkout makes a new one.
const keyOf = (/** @type {Environment} */ { requirements }) => hashOf([requirements], root);
const stampOf = (/** @type {Environment} */ { folder }) => join(folder, ".talking-processes");
const pythonOf = (/** @type {string} */ folder) => join(folder, "bin", "python");

/** Also false when the Python that it was made of has gone: its link then leads nowhere. */
export const isFresh = (/** @type {Environment} */ environment) =>
  isUpToDate(stampOf(environment), keyOf(environment)) && existsSync(pythonOf(environment.folder));

/** Makes it again from nothing. */
export async function installEnvironment(
  /** @type {Environment} */ environment,
  /** @type {number | undefined} */ lockFd,
) {
  const { title, folder, requirements, minor } = environment;
  const python = findPython(minor);
  rmSync(stampOf(environment), { force: true });
  rmSync(folder, { recursive: true, force: true });
  const log = openLog(join(logs, environment.log));
  await step(title, async (detail) => {
    const onLine = (/** @type {string} */ line) => detail(line.trim());
    const made = await runUv(python, ["venv", "--python", python, folder], { log, lockFd, onLine });
    const what = works.environment(basename(folder));
    if (made !== 0) throw diagnose(what, log, network);
    const status = await installPackages(folder, requirements, { log, lockFd, onLine });
    if (status !== 0) throw diagnose(works.python, log, network);
  });
  writeStamp(stampOf(environment), keyOf(environment));
}

/** Adds the packages of a lock to an environment. Returns the exit status. */
export function installPackages(
  /** @type {string} */ folder,
  /** @type {string} */ requirements,
  /** @type {Parameters<typeof execute>[2]} */ options,
) {
  const python = pythonOf(folder);
  const lock = ["--require-hashes", "--only-binary=:all:", `--requirement=${requirements}`];
  // The first start of JupyterLab is slow without it: it would compile a hundred packages, and this has npm's time.
  const args = ["pip", "install", "--python", python, "--compile-bytecode", ...lock];
  return runUv(python, args, options);
}

function runUv(
  /** @type {string} */ python,
  /** @type {string[]} */ args,
  /** @type {Parameters<typeof execute>[2]} */ options,
) {
  const env = { ...environment(), ...trustMachine(), TMPDIR: temporary };
  return execute(python, [uv, join(cache, "uv"), ...args], { ...options, env });
}
