// Which Python makes the environment: the first CPython of 3.10 or newer that can.
import { spawnSync } from "node:child_process";
import { Failure, sentences } from "./failure.mjs";

/**
 * @typedef {object} Python
 * @property {string} path
 * @property {string} version
 * @property {boolean} recent 3.10 or newer
 * @property {boolean} usual 64-bit CPython with its global lock: the one for which packages are built
 * @property {boolean} venv
 * @property {boolean} ensurepip Debian has it in a package of its own
 */

const names = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10"];

/** Throws a Failure that says what is missing. @returns {Python} */
export function findPython() {
  const found = names.flatMap(ask);
  const able = found.filter((p) => p.recent && p.usual && p.venv);
  const best = able.find((p) => p.ensurepip) ?? able[0];
  if (best) return best;
  const recent = found.find((p) => p.recent);
  if (recent) throw new Failure(sentences.noVenv(recent.version, recent.path));
  const old = found[0] ?? ask("python")[0];
  throw new Failure(old ? sentences.oldPython(old.version, old.path) : sentences.noPython());
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
def has(name):
    try:
        __import__(name)
        return True
    except ImportError:
        return False
cpython = platform.python_implementation() == "CPython" and sys.maxsize > 2**32
print(json.dumps({
    "path": sys.executable,
    "version": platform.python_version(),
    "recent": sys.version_info >= (3, 10),
    "usual": cpython and not sysconfig.get_config_var("Py_GIL_DISABLED"),
    "venv": has("venv"),
    "ensurepip": has("ensurepip"),
}))
`;
