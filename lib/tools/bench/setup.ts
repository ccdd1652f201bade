// The set-up beside the two commands that do the same by hand: when all is there, and, where minutes are allowed, of an
// empty clone without any download.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { cache, environment, root, venv } from "../../ground/place.mjs";
import { findPython } from "../install/interpreter.mjs";
import { compare } from "./compare.ts";
import { seconds } from "./seconds.ts";
import type { Measurement } from "./types.ts";

export async function measure({ full }: { full: boolean }): Promise<Measurement[]> {
  const about = { name: "npm run setup, all there", unit: "s" };
  const against = "npm install and pip install";
  const again = await compare(
    { ...about, against },
    3,
    () => seconds(() => ourWay(root)),
    () => seconds(() => byHandAgain(root)),
  );
  return [again, ...(full ? [await measureFirst()] : [])];
}

async function measureFirst(): Promise<Measurement> {
  mkdirSync(join(cache, "bench"), { recursive: true });
  const folder = mkdtempSync(join(cache, "bench", "setup-"));
  try {
    const hand = await clone(join(folder, "by-hand"));
    const reference = await seconds(() => byHand(hand));
    const course = await clone(join(folder, "course"));
    const ours = await seconds(() => ourWay(course));
    const name = "npm run setup, empty clone";
    const against = "npm ci and pip install";
    return { name, ours, reference, unit: "s", ratio: ours / reference, against, target: 1.2 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const lock = ["--require-hashes", "--only-binary=:all:", "-r", "notebooks/requirements.txt"];

async function clone(to: string): Promise<string> {
  await execa("git", ["clone", "--quiet", root, to]);
  return to;
}

async function ourWay(checkout: string): Promise<void> {
  await execa("npm", ["run", "setup", "--silent"], { cwd: checkout, stdio: "ignore" });
}

/** What a README without a set-up would ask for; nothing is compiled yet. */
async function byHand(checkout: string): Promise<void> {
  const caches = { npm_config_cache: join(checkout, "npm"), PIP_CACHE_DIR: join(checkout, "pip") };
  const options = { cwd: checkout, stdio: "ignore", env: caches } as const;
  await execa("npm", ["ci"], options);
  await execa(findPython(), ["-m", "venv", ".venv"], options);
  await execa(join(checkout, ".venv", "bin", "pip"), ["install", ...lock], options);
}

/** They find that all is there, and do nothing. */
async function byHandAgain(checkout: string): Promise<void> {
  const options = { cwd: checkout, stdio: "ignore", env: environment() } as const;
  await execa("npm", ["install", "--no-audit", "--no-fund", "--dry-run"], options);
  await execa(
    findPython(),
    ["-m", "pip", "--python", venv, "install", ...lock, "--dry-run"],
    options,
  );
}
