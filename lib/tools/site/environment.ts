import { join } from "node:path";
import { root } from "../../ground/place.mjs";
import { steps } from "../../words/setup.mjs";
import { installEnvironment, isFresh } from "../install/virtualenv.mjs";

/** The Python environment with Sphinx: only whoever makes the site needs it, so it is made the first time. */
export const siteEnvironment: Parameters<typeof isFresh>[0] = {
  title: steps.sphinx,
  folder: join(root, ".venv-site"),
  requirements: join(root, "notebooks", "site", "requirements.txt"),
  log: "python-site.log",
};

/** Whether it is there, as its lock has it. */
export const haveSphinx = (): boolean => isFresh(siteEnvironment);

export async function installSphinx(): Promise<void> {
  if (!haveSphinx()) await installEnvironment(siteEnvironment, undefined);
}
