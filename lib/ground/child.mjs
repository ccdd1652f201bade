// Starting the set-up's own processes, and ending them.
import { spawn } from "node:child_process";
import { appendFileSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { environment, root, temporary } from "./place.mjs";

/** Leaders of their own sessions, ended as groups. @type {Set<import("node:child_process").ChildProcess>} */
const background = new Set();
/** The one that has the terminal. @type {import("node:child_process").ChildProcess | undefined} */
let foreground;

/**
 * Runs a program without a terminal; what it writes goes into `log`, line by line to `onLine`. Its descriptor 3 is
 * `lockFd`, so that it holds the lock as long as it lives.
 * @param {string} file
 * @param {string[]} args
 * @param {{ log: string, lockFd?: number, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Promise<number>} its exit status, 128 when a signal ended it, 127 when there is no such program
 */
export async function execute(file, args, { log, lockFd, onLine, env }) {
  appendFileSync(log, `$ ${[file, ...args].join(" ")}\n`);
  const child = spawn(file, args, {
    cwd: root,
    env: env ?? { ...environment(), TMPDIR: temporary },
    detached: true,
    stdio: ["ignore", "pipe", "pipe", lockFd ?? "ignore"],
  });
  background.add(child);
  child.once("error", ({ message }) => appendFileSync(log, `${message}\n`));
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: /** @type {any} */ (stream) }).on("line", (line) => {
      appendFileSync(log, `${line}\n`);
      onLine?.(line);
    });
  }
  const status = await ended(child);
  background.delete(child);
  return status;
}

/**
 * Starts a program that is asked on its standard input and answers on its standard output; it is ended like the others.
 * @param {string} file
 * @param {string[]} args
 */
export function converse(file, args) {
  const child = spawn(file, args, {
    cwd: root,
    env: environment(),
    detached: true,
    stdio: ["pipe", "pipe", "ignore"],
  });
  background.add(child);
  void ended(child).then(() => background.delete(child));
  return child;
}

/** An empty log. */
export function openLog(/** @type {string} */ log) {
  writeFileSync(log, "");
  return log;
}

/**
 * Runs a program in the foreground, on this terminal; signals are passed on.
 * @param {string} file
 * @param {string[]} args
 * @param {number} [lockFd]
 * @returns {Promise<number>}
 */
export async function relay(file, args, lockFd) {
  foreground = spawn(file, args, {
    cwd: root,
    env: environment(),
    stdio: ["inherit", "inherit", "inherit", lockFd ?? "ignore"],
  });
  const status = await ended(foreground);
  foreground = undefined;
  return status;
}

/** From now on a signal first ends what was started here; the exit code is the one that shells give for it. */
export function passSignalsOn() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => stop(signal));
  }
}

export function stop(/** @type {"SIGINT" | "SIGTERM" | "SIGHUP"} */ signal) {
  endChildren(signal);
  process.exitCode = 128 + constants.signals[signal];
}

/** Passes a signal on to all that was started here. */
export function endChildren(/** @type {NodeJS.Signals} */ signal) {
  foreground?.kill(signal);
  for (const { pid } of background) {
    try {
      if (pid) process.kill(-pid, signal);
    } catch {
      // It has just ended by itself.
    }
  }
}

/** @returns {Promise<number>} */
function ended(/** @type {import("node:child_process").ChildProcess} */ child) {
  return new Promise((resolve) => {
    child.once("error", () => resolve(127));
    child.once("close", (status) => resolve(status ?? 128));
  });
}
