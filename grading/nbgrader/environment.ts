/**
 * nbgrader in a virtual environment of its own, .venv-nbgrader, made when it is first wanted: it needs a newer Python than
 * the course and other versions of what JupyterLab uses.
 */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { installKernelspec } from "../../lib/setup/kernelspec.ts";
import { root } from "../../lib/setup/place.mjs";
import { fresh, hashOf, seal } from "../../lib/setup/stamp.mjs";

const venv: string = join(root, ".venv-nbgrader");
const requirements: string = join(root, "grading", "requirements.txt");
const stamp: string = join(venv, ".talking-processes");

/** Why nbgrader cannot be had here, or null: nbgrader 0.9.6 needs Python 3.11. */
export async function whyNoNbgrader(): Promise<string | null> {
  const test =
    "import sys, venv, ensurepip; print(sys.version_info >= (3, 11), sys.version.split()[0])";
  const { stdout, failed } = await execa("python3", ["-c", test], { reject: false });
  if (failed) return "there is no python3 with venv and ensurepip here";
  const [enough, version] = stdout.split(" ");
  return enough === "True" ? null : `nbgrader needs Python 3.11 or newer, python3 is ${version}`;
}

/** Installs nbgrader and the course's kernel if they are not there, and gives the path of the command. */
export async function ensureNbgrader(): Promise<string> {
  const key = hashOf([requirements], root);
  const command = join(venv, "bin", "nbgrader");
  if (!fresh(stamp, key) || !existsSync(command)) {
    rmSync(venv, { recursive: true, force: true });
    await execa("python3", ["-m", "venv", venv]);
    const pip = ["-m", "pip", "install", "--quiet", "--require-hashes", "--only-binary=:all:"];
    await execa(join(venv, "bin", "python"), [...pip, "-r", requirements]);
    seal(stamp, key);
  }
  installKernelspec(venv);
  return command;
}
