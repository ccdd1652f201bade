// A Python environment in the checkout, with the packages that a lock with hashes names.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { execute, openLog } from "./child.mjs";
import { diagnose, Failure, sentences } from "./failure.mjs";
import { findPython } from "./interpreter.mjs";
import { logs, root, temporary } from "./place.mjs";
import { step } from "./progress.mjs";
import { fresh, hashOf, seal } from "./stamp.mjs";

/** @typedef {{ title: string, folder: string, requirements: string, log: string }} Environment `log` is a name */

const fetchPip = join(root, "lib", "setup", "fetch_pip.py");
const network = { host: "PyPI (pypi.org)", command: "curl -sSI https://pypi.org" };

// Scripts and kernelspecs in it have the path of the checkout in them: a moved checkout makes a new one.
const keyOf = (/** @type {Environment} */ { requirements }) => hashOf([requirements], root);
const stampOf = (/** @type {Environment} */ { folder }) => join(folder, ".talking-processes");
const pythonOf = (/** @type {Environment} */ { folder }) => join(folder, "bin", "python");

/** False, too, when the Python that it was made of has gone: its link then leads nowhere. */
export const isFresh = (/** @type {Environment} */ environment) =>
  fresh(stampOf(environment), keyOf(environment)) && existsSync(pythonOf(environment));

/** Makes it anew. */
export async function installEnvironment(
  /** @type {Environment} */ environment,
  /** @type {number | undefined} */ lockFd,
) {
  const python = findPython();
  const { title, folder, requirements } = environment;
  const inside = pythonOf(environment);
  rmSync(stampOf(environment), { force: true });
  rmSync(folder, { recursive: true, force: true });
  const log = openLog(join(logs, environment.log));
  await step(title, async (detail) => {
    await makeEnvironment();
    const total = readFileSync(requirements, "utf8").match(/^[a-z0-9]\S+==/gm)?.length ?? 0;
    let seen = 0;
    const onLine = (/** @type {string} */ line) => {
      if (line.startsWith("Collecting ")) detail(`${++seen} of about ${total}`);
      if (line.startsWith("Installing ")) detail("unpacking");
    };
    const args = [...pipInstall, `--requirement=${requirements}`];
    const status = await execute(inside, args, { log, lockFd, onLine });
    if (status !== 0) throw diagnose("Installing the Python packages", log, network);
  });
  seal(stampOf(environment), keyOf(environment));

  async function makeEnvironment() {
    const bare = python.ensurepip ? [] : ["--without-pip"];
    const made = await execute(python.path, ["-m", "venv", ...bare, folder], { log, lockFd });
    const what = `Making the Python environment ${basename(folder)}`;
    if (made !== 0) throw diagnose(what, log, network);
    if (python.ensurepip) return;
    const fetched = await execute(inside, [fetchPip, temporary], { log, lockFd });
    if (fetched !== 0) throw new Failure(sentences.noPip(python.version, python.path));
  }
}

const pipInstall = [
  "-m",
  "pip",
  "install",
  "--require-hashes",
  "--only-binary=:all:",
  "--progress-bar=off",
  `--retries=${process.env.PIP_RETRIES ?? 3}`,
];
