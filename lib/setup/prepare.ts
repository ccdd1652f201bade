import { join } from "node:path";
import { execaSync } from "execa";

/** The root of the checkout. */
export const root: string = join(import.meta.dirname, "..", "..");

/** Compiles the package `ipc` and the native code: what every command needs. */
export function prepare(): void {
  buildPackage();
  buildNative();
}

/** lib/*.ts → lib/dist: cells and the runner import the compiled package. */
export function buildPackage(): void {
  const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
  execaSync(process.execPath, [tsc, "-p", "lib"], { cwd: root, stdio: "inherit" });
}

/** native/ → native/build. */
export function buildNative(): void {
  execaSync(process.execPath, [join(root, "native", "build.ts")], { cwd: root, stdio: "inherit" });
}

if (import.meta.main) prepare();
