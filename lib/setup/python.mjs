// The Python environment .venv with JupyterLab and its companions, as notebooks/requirements.txt has them.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog } from "./child.mjs";
import { diagnose, Failure, sentences } from "./failure.mjs";
import { findPython } from "./interpreter.mjs";
import { cache, logs, root, venv } from "./place.mjs";
import { step } from "./progress.mjs";
import { fresh, hashOf, seal } from "./stamp.mjs";

const requirements = join(root, "notebooks", "requirements.txt");
const stamp = join(venv, ".talking-processes");
const inVenv = join(venv, "bin", "python");
const fetchPip = join(root, "lib", "setup", "fetch_pip.py");

// Scripts and kernelspecs in .venv have the path of the checkout in them: a moved checkout makes a new one.
const key = () => hashOf([requirements], root);

/** False, too, when the Python that .venv was made of has gone: its link then leads nowhere. */
export const pythonIsFresh = () => fresh(stamp, key()) && existsSync(inVenv);

/** Makes .venv anew. */
export async function installPython(/** @type {number} */ lockFd) {
  const python = findPython();
  rmSync(stamp, { force: true });
  rmSync(venv, { recursive: true, force: true });
  const log = openLog(join(logs, "python.log"));
  const network = { host: "PyPI (pypi.org)", command: "curl -sSI https://pypi.org" };
  await step("Python packages with JupyterLab", async (detail) => {
    const pip = await makeEnvironment();
    const total = readFileSync(requirements, "utf8").match(/^[a-z0-9]\S+==/gm)?.length ?? 0;
    let seen = 0;
    const onLine = (/** @type {string} */ line) => {
      if (line.startsWith("Collecting ")) detail(`${++seen} of about ${total}`);
      if (line.startsWith("Installing ")) detail("unpacking");
    };
    const status = await execute(inVenv, [...pip, ...arguments_], { log, lockFd, onLine });
    if (status !== 0) throw diagnose("Installing the Python packages", log, network);
  });
  seal(stamp, key());

  /** Returns the arguments by which the new Python runs pip: its own, else, without ensurepip, a pinned one. */
  async function makeEnvironment() {
    if (python.ensurepip) {
      const status = await execute(python.path, ["-m", "venv", venv], { log, lockFd });
      if (status === 0) return ["-m", "pip"];
      throw diagnose("Making the Python environment .venv", log, network);
    }
    const made = await execute(python.path, ["-m", "venv", "--without-pip", venv], { log, lockFd });
    if (made !== 0) throw diagnose("Making the Python environment .venv", log, network);
    const wheel = join(cache, "pip.whl");
    const fetched = await execute(inVenv, [fetchPip, wheel], { log, lockFd });
    if (fetched !== 0) throw new Failure(sentences.noPip(python.version, python.path));
    return [join(wheel, "pip")];
  }
}

const arguments_ = [
  "install",
  "--require-hashes",
  "--only-binary=:all:",
  "--progress-bar=off",
  "--retries=3",
  `--requirement=${requirements}`,
];
