// Failures that the reader can cure; lib/words/setup.mjs has their sentences.
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { failures } from "../words/setup.mjs";

/** A failure whose message is for the reader: one sentence, no stack. */
export class Failure extends Error {}

/** The command by which this Linux installs something. */
export function installCommand(/** @type {"python" | "compiler"} */ what) {
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
    process.stderr.write(`${failures.full(process.cwd())}\n`);
    return 1;
  }
  if (/^ERR_PARSE_ARGS_/.test(code)) {
    const [first] = /** @type {Error} */ (error).message.split(/\.(?= |$)/);
    process.stderr.write(`${failures.arguments(first ?? "")}\n`);
    return 1;
  }
  process.stderr.write(`${/** @type {any} */ (error)?.stack ?? error}\n`);
  return 70;
}
