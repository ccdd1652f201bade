// Every sentence the set-up can fail with, in one place: what happened, with which value, and the command that cures it.
import { existsSync } from "node:fs";
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
  noCompiler: (/** @type {string} */ reason) =>
    `No C compiler was found: install one with \`${packages("compiler")}\`, ${again}. None could be fetched either. ${reason}`,
  noNetwork: (/** @type {string} */ host, /** @type {string} */ command) =>
    `${host} cannot be reached: check the network with \`${command}\` (behind a proxy, set HTTPS_PROXY), ${again}.`,
  untrusted: (/** @type {string} */ host) =>
    `The certificate of ${host} is not trusted here, as behind a proxy that opens each connection: name the file with the certificate of who does it with \`export NODE_EXTRA_CA_CERTS=/PATH/TO/IT.pem\` (SSL_CERT_FILE counts, too), ${again}.`,
  changed: (/** @type {string} */ host, /** @type {string} */ mirror) =>
    `What came from ${host} has another hash than the course's lock names, so somebody on the way changed it: go around the mirror (\`${mirror}\` shows it) or the proxy, ${again}.`,
  refused: (
    /** @type {string} */ host,
    /** @type {string} */ answer,
    /** @type {string} */ mirror,
  ) =>
    `${host} did not give what the course's lock names ("${answer}"): where a mirror stands in its place, which \`${mirror}\` shows, it must have it and let you in; see to that, or go around it, ${again}.`,
  full: (/** @type {string} */ path) =>
    `The disk is full: make room there (\`df -h '${path}'\` shows what is left), ${again}.`,
  little: (/** @type {string} */ path, /** @type {number} */ free, /** @type {number} */ needed) =>
    `The disk has ${gigabytes(free)} left, the set-up takes ${gigabytes(needed)}: make room where the checkout lies (\`df -h '${path}'\` shows it), ${again}.`,
  readOnly: (/** @type {string} */ path) =>
    `${path} cannot be written by you: clone the course into a folder of your own with \`git clone '${path}' ~/talking-processes\`, and run the command there.`,
  noPrograms: (/** @type {string} */ path) =>
    `No program may be run in ${path}, as where a disk is mounted with noexec: clone the course to where it may with \`git clone '${path}' ~/talking-processes\`, and run the command there.`,
  portInUse: (/** @type {number} */ port) =>
    `Port ${port} is in use by another program: choose another one with \`npm start -- --port ${port + 1}\`.`,
  portForbidden: (/** @type {number} */ port) =>
    `Port ${port} is reserved for root: choose one above 1023 with \`npm start -- --port 8888\`.`,
  failed: (/** @type {string} */ what, /** @type {string} */ log, /** @type {string[]} */ lines) =>
    lines.length === 0
      ? `${what} failed and did not say why: \`less '${log}'\` shows what was run; run the command again.`
      : `${what} failed: see why in its last lines, which follow, or in all of it with \`less '${log}'\`, ${again}.\n${lines.map((line) => `    ${line}\n`).join("")}`,
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

/** Says the failure on stderr. Returns the exit code: 1 for what the reader can cure, 70 for a fault of ours. */
export function report(/** @type {unknown} */ error) {
  if (error instanceof Failure) {
    process.stderr.write(`${error.message.trimEnd()}\n`);
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
