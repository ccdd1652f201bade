// The second half of the set-up, under the Node of the course: the compiled package, and the kernel's entry in .venv.
import { endChildren, passSignalsOn } from "./child.mjs";
import { report } from "./failure.mjs";
import { configureJupyter } from "./jupyter.ts";
import { installKernelspec } from "./kernelspec.ts";
import { buildPackage } from "./package.ts";
import { environment, venv } from "./place.mjs";

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
