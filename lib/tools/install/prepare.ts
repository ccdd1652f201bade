// The second half of the set-up, under the Node of the course: the compiled package, and the kernel's entry in .venv.
import { endChildren, passSignalsOn } from "../../ground/child.mjs";
import { report } from "../../ground/failure.mjs";
import { installKernelspec } from "../../ground/kernelspec.ts";
import { environment, venv } from "../../ground/place.mjs";
import { configureJupyter } from "./jupyter.ts";
import { buildPackage } from "./package.ts";

passSignalsOn();
try {
  await prepare();
} catch (error) {
  endChildren("SIGTERM");
  process.exitCode ||= report(error);
}

async function prepare(): Promise<void> {
  await buildPackage();
  configureJupyter(venv, `${environment().JUPYTER_CONFIG_DIR}`);
  installKernelspec(venv);
}
