import { chmodSync, globSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog } from "../../ground/child.mjs";
import { diagnose } from "../../ground/diagnosis.mjs";
import { logs, root, temporary } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { hashOf, isUpToDate, writeStamp } from "../../ground/stamp.mjs";
import { steps, works } from "../../words/setup.mjs";

const dist = join(root, "lib", "dist");

/** lib/*.ts → lib/dist, when a source has changed: cells and the runner import the compiled package `ipc`. */
export async function buildPackage(): Promise<void> {
  const key = hashOf(sources());
  if (isUpToDate(join(dist, ".stamp"), key)) return;
  await step(steps.package, async () => {
    // Made beside its place, as deep as it will lie, so that the source maps are right, and moved when whole.
    const made = mkdtempSync(join(root, "lib", ".dist-"));
    // A temporary folder is its maker's alone; what comes of it is for all who may read the checkout.
    chmodSync(made, 0o755);
    try {
      const log = openLog(join(logs, "package.log"));
      const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
      const args = [tsc, "-p", "lib", "--outDir", made, "--noEmitOnError", "--pretty", "false"];
      const status = await execute(process.execPath, args, { log });
      if (status !== 0) throw diagnose(works.package, log);
      writeStamp(join(made, ".stamp"), key);
      exchange(made);
    } finally {
      rmSync(made, { recursive: true, force: true });
    }
  });
}

function sources(): string[] {
  const skip = ["dist", "test", "tools", "ground", "node_modules"];
  const files = globSync("**/*.ts", {
    cwd: join(root, "lib"),
    exclude: (name) => skip.includes(name),
  });
  return ["tsconfig.json", "package-lock.json", "lib/tsconfig.json", "lib/package.json"]
    .concat(files.sort().map((file) => join("lib", file)))
    .map((file) => join(root, file));
}

/** Puts the new folder where the old one is; a kernel that runs keeps the files it has read. */
function exchange(made: string): void {
  const old = mkdtempSync(join(temporary, "dist-"));
  try {
    renameSync(dist, join(old, "dist"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  renameSync(made, dist);
  rmSync(old, { recursive: true, force: true });
}
