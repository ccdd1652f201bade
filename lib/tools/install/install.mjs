// What every command does before its own work, in plain JavaScript without a dependency, because it brings the
// dependencies: the locked npm packages (among them the Node that all the rest runs under) and, beside them, the
// Python environment with JupyterLab and the native code. Then the new Node compiles the package, and the command
// takes over.
//
// Processes: npm and uv run side by side, each the leader of its own session, so that one signal ends it with all it
// started. Both inherit the lock's descriptor: should this process be killed, the next one waits until they are gone.
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { endChildren, passSignalsOn, relay, stop } from "../../ground/child.mjs";
import { Failure, report } from "../../ground/failure.mjs";
import { stopWithNpm } from "../../ground/npm-parent.mjs";
import { checkPlace, root, temporary } from "../../ground/place.mjs";
import { commands } from "./commands.mjs";
import { lock } from "./lock.mjs";
import { installModules, modulesAreFresh } from "./modules.mjs";
import { buildNative } from "./native.mjs";
import { installPython, pythonIsFresh } from "./python.mjs";

const [command = "start", ...rest] = process.argv.slice(2);
/** The set-up alone, `prepare`, installs all. */
const work = commands[command];
const all = !work?.learners;
const node = join(root, "node_modules", ".bin", "node");

passSignalsOn();
stopWithNpm(() => stop("SIGTERM"));

try {
  await install();
  if (work && process.exitCode === undefined) {
    process.exitCode = await relay(node, [join(root, work.file), ...rest]);
  }
} catch (error) {
  process.exitCode ||= report(error);
}

async function install() {
  const stale = !modulesAreFresh(all) || !pythonIsFresh();
  checkPlace(stale);
  const held = await lock();
  try {
    // What a killed set-up had in the making. When nothing is to be installed, it may be another command's that compiles.
    if (stale) rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    const steps = [];
    if (!modulesAreFresh(all)) steps.push(installModules(held.fd, all));
    steps.push(compileBeside(held.fd));
    await settle(steps);
    if (process.exitCode !== undefined) return;
    const prepare = [join(root, "lib", "tools", "install", "prepare.ts")];
    process.exitCode = (await relay(node, prepare, held.fd)) || undefined;
  } finally {
    held.release();
  }
}

/** Where the machine has no compiler, the native code is compiled by a Python package. */
async function compileBeside(/** @type {number} */ lockFd) {
  if (!pythonIsFresh()) await installPython(lockFd);
  await buildNative();
}

/** Waits for all; when one fails, ends the others first, so that nothing goes on after the message. */
async function settle(/** @type {Promise<void>[]} */ steps) {
  try {
    await Promise.all(steps);
  } catch (error) {
    endChildren("SIGTERM");
    await Promise.allSettled(steps);
    throw error instanceof Error ? error : new Failure(String(error));
  }
}
