// The npm packages, as package-lock.json has them.
import {
  chmodSync,
  existsSync,
  lstatSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from "node:fs";
import { basename, join } from "node:path";
import { execute, openLog } from "../../ground/child.mjs";
import { diagnose } from "../../ground/diagnosis.mjs";
import { Failure } from "../../ground/failure.mjs";
import { cache, environment, logs, root, temporary } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { hashOf, isUpToDate, writeStamp } from "../../ground/stamp.mjs";
import { failures, steps, works } from "../../words/setup.mjs";
import { trustMachine } from "./trust.mjs";

const network = {
  host: works.registry,
  command: "npm ping",
  mirror: "npm config get registry",
};
const lockfile = join(root, "package-lock.json");
const modules = join(root, "node_modules");
const node = join(modules, ".bin", "node");
const stamp = join(modules, ".talking-processes");
const key = (/** @type {boolean} */ all) => hashOf([lockfile], ...(all ? [] : ["to learn"]));

/** Whether they are there, with those for changing the course when `all` are wanted. */
export const modulesAreFresh = (/** @type {boolean} */ all) =>
  (isUpToDate(stamp, key(true)) || (!all && isUpToDate(stamp, key(false)))) && existsSync(node);

/**
 * Runs `npm ci`, which removes node_modules first: what a killed one left behind does not matter. `npm install` adds
 * the rest to what a learner has, so that a course that is open does not lose its packages.
 */
export async function installModules(/** @type {number} */ lockFd, /** @type {boolean} */ all) {
  // npm would follow a link and empty the folder of somebody else.
  if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) unlinkSync(modules);
  const how = all && modulesAreFresh(false) ? ["install", "--no-save"] : ["ci"];
  rmSync(stamp, { force: true });
  const log = openLog(join(logs, "npm.log"));
  const { packages } = JSON.parse(readFileSync(lockfile, "utf8"));
  const wanted = Object.values(packages).filter(({ dev }) => all || !dev);
  await step(steps.npm, async (detail) => {
    let fetched = 0;
    const onLine = (/** @type {string} */ line) => {
      if (line.includes("http fetch GET 200")) detail(steps.fetched(++fetched, wanted.length));
    };
    const [file, ...first] = npm();
    const env = { ...environment(), ...trustMachine(), TMPDIR: temporary };
    const status = await execute(
      file,
      [...first, ...how, ...arguments_, all ? "--include=dev" : "--omit=dev"],
      { log, lockFd, onLine, env },
    );
    if (status !== 0) throw diagnose(works.npm, log, network);
    const absent = wantedHere(packages, all).find((path) => !existsSync(join(root, path)));
    if (absent) throw new Failure(failures.leftOut(basename(absent), network.command));
    linkNode();
  });
  writeStamp(stamp, key(all));
}

/**
 * Each processor's Node brings a command of the same name. An npm 9 takes the one of the other processor away again, and
 * the link to the command with it.
 */
function linkNode() {
  if (existsSync(node)) return;
  const name = `node-linux-${process.arch}`;
  rmSync(node, { force: true });
  symlinkSync(join("..", name, "bin", "node"), node);
  chmodSync(node, 0o755);
}

/**
 * The packages that are optional because each is for one kind of machine, and this is the one. npm is content when it
 * could not fetch one of these, and says nothing.
 *
 * @param {Record<string, { optional?: boolean, dev?: boolean, os?: string | string[], cpu?: string | string[], libc?: string | string[] }>} packages of the lock
 */
function wantedHere(packages, /** @type {boolean} */ all) {
  const fits = (/** @type {string | string[] | undefined} */ named, /** @type {string} */ ours) =>
    named === undefined || [named].flat().includes(ours);
  return Object.entries(packages)
    .filter(([, { optional, dev, cpu }]) => optional && cpu && (all || !dev))
    .filter(
      ([, { os, cpu, libc }]) =>
        fits(os, "linux") && fits(cpu, process.arch) && fits(libc, "glibc"),
    )
    .map(([path]) => path);
}

/** What is asked for, whatever the user's own settings leave out; no script of a package runs. */
const arguments_ = [
  "--ignore-scripts",
  "--include=optional",
  "--no-audit",
  "--no-fund",
  "--loglevel=http",
  `--fetch-retries=${process.env.npm_config_fetch_retries ?? 3}`,
  "--fetch-retry-factor=2",
  "--fetch-retry-mintimeout=1000",
  "--fetch-retry-maxtimeout=8000",
  `--cache=${join(cache, "npm")}`,
];

/** The npm that runs us, under the Node that runs us, or the one on the PATH. @returns {[string, ...string[]]} */
export function npm() {
  const cli = process.env.npm_execpath ?? "";
  return /npm-cli\.[cm]?js$/.test(cli) ? [process.execPath, cli] : ["npm"];
}
