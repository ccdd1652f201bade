// Which Python makes the environment: the first 64-bit CPython that is new enough.
import { spawnSync } from "node:child_process";
import { Failure, installCommand } from "../../ground/failure.mjs";

/**
 * @typedef {object} Python
 * @property {string} path
 * @property {string} version
 * @property {boolean} usual 64-bit CPython with its global lock: the one for which packages are built
 */

const names = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

/** The path of one of Python 3.`minor` or newer. Throws a Failure that says what is missing. */
export function findPython(minor = 10) {
  const found = names.flatMap(ask);
  const able = found.find((python) => python.usual && isRecent(python, minor));
  if (able) return able.path;
  const other = found[0] ?? ask("python")[0];
  if (!other) throw new Failure(failures.noPython(minor, installCommand("python")));
  const { version, path } = other;
  throw new Failure(
    isRecent(other, minor)
      ? failures.unusualPython(version, path, installCommand("python"))
      : failures.oldPython(version, path, minor, installCommand("python")),
  );
}

function isRecent(/** @type {Python} */ { version }, /** @type {number} */ minor) {
  const [first = 0, second = 0] = version.split(".").map(Number);
  return first === 3 && second >= minor;
}

/** Asks an interpreter about itself; nothing when there is none of that name, or it does not answer. */
function ask(/** @type {string} */ name) {
  const { status, stdout } = spawnSync(name, ["-c", question], {
    encoding: "utf8",
    timeout: 20_000,
  });
  return status === 0 ? [/** @type {Python} */ (JSON.parse(stdout))] : [];
}

// In the words of Python 2.7, so that an old one can answer, too.
const question = `
import json, platform, sys, sysconfig
cpython = platform.python_implementation() == "CPython" and sys.maxsize > 2**32
print(json.dumps({
    # Of an environment, ours among them, what it was made of: it may be about to go.
    "path": getattr(sys, "_base_executable", None) or sys.executable,
    "version": platform.python_version(),
    "usual": cpython and not sysconfig.get_config_var("Py_GIL_DISABLED"),
}))
`;

import { failures } from "../../words/setup.mjs";
