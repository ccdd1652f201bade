// The Python environment .venv with JupyterLab and its companions, as notebooks/requirements.txt has them.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog } from "./child.mjs";
import { diagnose, Failure, sentences } from "./failure.mjs";
import { findPython } from "./interpreter.mjs";
import { logs, root, temporary, venv } from "./place.mjs";
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
    await makeEnvironment();
    const total = readFileSync(requirements, "utf8").match(/^[a-z0-9]\S+==/gm)?.length ?? 0;
    let seen = 0;
    const onLine = (/** @type {string} */ line) => {
      if (line.startsWith("Collecting ")) detail(`${++seen} of about ${total}`);
      if (line.startsWith("Installing ")) detail("unpacking");
    };
    const status = await execute(inVenv, arguments_, { log, lockFd, onLine });
    if (status !== 0) throw diagnose("Installing the Python packages", log, network);
  });
  seal(stamp, key());

  async function makeEnvironment() {
    const bare = python.ensurepip ? [] : ["--without-pip"];
    const made = await execute(python.path, ["-m", "venv", ...bare, venv], { log, lockFd });
    if (made !== 0) throw diagnose("Making the Python environment .venv", log, network);
    if (python.ensurepip) return;
    const fetched = await execute(inVenv, [fetchPip, temporary], { log, lockFd });
    if (fetched !== 0) throw new Failure(sentences.noPip(python.version, python.path));
  }
}

const arguments_ = [
  "-m",
  "pip",
  "install",
  "--require-hashes",
  "--only-binary=:all:",
  "--progress-bar=off",
  "--retries=3",
  `--requirement=${requirements}`,
];
