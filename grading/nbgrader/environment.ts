/**
 * nbgrader in a virtual environment of its own, .venv-nbgrader, made when it is first wanted: it needs a newer Python than
 * the course and other versions of what JupyterLab uses.
 */
import { join } from "node:path";
import { installKernelspec } from "../../lib/ground/kernelspec.ts";
import { root } from "../../lib/ground/place.mjs";
import { findPython } from "../../lib/tools/install/interpreter.mjs";
import { installEnvironment, isFresh } from "../../lib/tools/install/virtualenv.mjs";
import { steps } from "../../lib/words/setup.mjs";

const environment: Parameters<typeof isFresh>[0] = {
  title: steps.nbgrader,
  folder: join(root, ".venv-nbgrader"),
  requirements: join(root, "grading", "requirements.txt"),
  log: "python-nbgrader.log",
  minor: 11,
};

/** Why nbgrader cannot be had here, or null: nbgrader 0.9.6 needs Python 3.11. */
export function whyNoNbgrader(): string | null {
  try {
    findPython(environment.minor);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

/** Installs nbgrader and the course's kernel if they are not there, and gives the path of the command. */
export async function ensureNbgrader(): Promise<string> {
  if (!isFresh(environment)) await installEnvironment(environment, undefined);
  installKernelspec(environment.folder);
  return join(environment.folder, "bin", "nbgrader");
}
