import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./place.mjs";

/** The kernel's name in notebooks. */
export const KERNEL_NAME = "talking-processes";

/**
 * Writes the kernelspec into a virtual environment, where its JupyterLab finds it and nobody else does.
 *
 * @param prefix the environment's folder, for instance CHECKOUT/.venv
 */
export function installKernelspec(prefix: string): void {
  const folder = join(prefix, "share", "jupyter", "kernels", KERNEL_NAME);
  const spec = {
    argv: [
      join(root, "node_modules", ".bin", "node"),
      join(root, "lib", "dist", "kernel", "main.js"),
      "{connection_file}",
    ],
    display_name: "TypeScript (Talking Processes)",
    language: "typescript",
    // By a message, not by SIGINT: the kernel's first process answers at once and knows what it interrupts.
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "kernel.json"), `${JSON.stringify(spec, null, 2)}\n`);
}
