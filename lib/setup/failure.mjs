// Every sentence the set-up can fail with, in one place: what happened, with which value, and the command that cures it.
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** A failure whose message is for the reader: one sentence, no stack. */
export class Failure extends Error {}

const gigabytes = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`;
const again = "then run the command again";

export const sentences = {
  noPython: (/** @type {number} */ minor) =>
    `No Python was found, 3.${minor} or newer is needed: install it with \`${packages("python")}\`, ${again}.`,
  oldPython: (
    /** @type {string} */ version,
    /** @type {string} */ path,
    /** @type {number} */ minor,
  ) =>
    `Python ${version} at ${path} is too old, 3.${minor} or newer is needed: install it with \`${packages("python")}\`, ${again}.`,
  unusualPython: (/** @type {string} */ version, /** @type {string} */ path) =>
    `Python ${version} at ${path} is not a 64-bit CPython with its global lock, for which packages are built: install one with \`${packages("python")}\`, ${again}.`,
  noCompiler: () =>
    `No C compiler was found, and none could be fetched from pypi.org: install one with \`${packages("compiler")}\`, ${again}.`,
  noNetwork: (/** @type {string} */ host, /** @type {string} */ command) =>
    `${host} cannot be reached: check the network with \`${command}\` (behind a proxy, set HTTPS_PROXY), ${again}.`,
  full: (/** @type {string} */ path) =>
    `The disk is full: make room where the checkout lies (\`df -h '${path}'\` shows what is left), ${again}.`,
  little: (/** @type {string} */ path, /** @type {number} */ free, /** @type {number} */ needed) =>
    `The disk has ${gigabytes(free)} left, the set-up takes ${gigabytes(needed)}: make room where the checkout lies (\`df -h '${path}'\` shows it), ${again}.`,
  readOnly: (/** @type {string} */ path) =>
    `${path} cannot be written by you: clone the course into a folder of your own with \`git clone '${path}' ~/talking-processes\`, and run the command there.`,
  portInUse: (/** @type {number} */ port) =>
    `Port ${port} is in use by another program: choose another one with \`npm start -- --port ${port + 1}\`.`,
  portForbidden: (/** @type {number} */ port) =>
    `Port ${port} is reserved for root: choose one above 1023 with \`npm start -- --port 8888\`.`,
  labEnded: (
    /** @type {number} */ status,
    /** @type {string} */ log,
    /** @type {string} */ lastWords,
  ) =>
    `JupyterLab ended with status ${status} and the words "${lastWords}": read its log with \`tail -n 40 '${log}'\`, ${again}.`,
  failed: (/** @type {string} */ what, /** @type {string} */ log) =>
    `${what} failed, the reason stands in its log: read it with \`tail -n 40 '${log}'\`, ${again}.`,
};

/** The command by which this Linux installs something. */
function packages(/** @type {"python" | "compiler"} */ what) {
  const on = (/** @type {string} */ tool) =>
    (process.env.PATH ?? "").split(delimiter).some((d) => existsSync(join(d, tool)));
  const tools = {
    dnf: { python: "python3", compiler: "gcc glibc-devel" },
    zypper: { python: "python313", compiler: "gcc glibc-devel" },
    pacman: { python: "python", compiler: "gcc" },
    apt: { python: "python3", compiler: "gcc libc6-dev" },
  };
  const found = /** @type {const} */ (["apt", "dnf", "zypper", "pacman"]).find(on) ?? "apt";
  return `sudo ${found} ${found === "pacman" ? "-S" : "install"} ${tools[found][what]}`;
}

/** The failure of a step, told from its log: a full disk and a missing network have their own sentences. */
export function diagnose(
  /** @type {string} */ what,
  /** @type {string} */ log,
  /** @type {{ host: string, command: string }} */ network,
) {
  const text = existsSync(log) ? readFileSync(log, "utf8") : "";
  if (/ENOSPC|EDQUOT|No space left|NoSpaceLeft|quota exceeded/i.test(text)) {
    return new Failure(sentences.full(join(log, "..", "..", "..")));
  }
  if (noNetwork.test(text)) return new Failure(sentences.noNetwork(network.host, network.command));
  return new Failure(sentences.failed(what, log));
}

/** What npm, uv and Python say when there is no way to a host. */
export const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|ERR_SOCKET_TIMEOUT|NameResolutionError|NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|Temporary failure in name resolution|Network is unreachable|urlopen error/;

/** Says the failure on stderr. Returns the exit code: 1 for what the reader can cure, 70 for a fault of ours. */
export function report(/** @type {unknown} */ error) {
  if (error instanceof Failure) {
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const code = /** @type {any} */ (error)?.code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    process.stderr.write(`${sentences.full(process.cwd())}\n`);
    return 1;
  }
  if (/^ERR_PARSE_ARGS_/.test(code)) {
    const [first] = /** @type {Error} */ (error).message.split(/\.(?= |$)/);
    process.stderr.write(`${first}: README.md says what each command takes.\n`);
    return 1;
  }
  process.stderr.write(`${/** @type {any} */ (error)?.stack ?? error}\n`);
  return 70;
}
