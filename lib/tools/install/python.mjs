// The Python environment .venv with JupyterLab and its companions, as notebooks/requirements.txt has them.
import { join } from "node:path";
import { root, venv } from "../../ground/place.mjs";
import { steps } from "../../words/setup.mjs";
import { installEnvironment, isFresh } from "./virtualenv.mjs";

const environment = {
  title: steps.python,
  folder: venv,
  requirements: join(root, "notebooks", "requirements.txt"),
  log: "python.log",
};

export const pythonIsFresh = () => isFresh(environment);

/** Makes .venv from scratch. */
export const installPython = (/** @type {number} */ lockFd) =>
  installEnvironment(environment, lockFd);
