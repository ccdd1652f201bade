import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "../../ground/failure.mjs";
import { sentences } from "../../words/tools/machines.ts";

const CGROUPS = "/sys/fs/cgroup";

/**
 * Makes a control group, of the version that this machine mounts, whose processes have this much memory together
 * (cgroups(7)). The page cache counts, too, and is given back.
 *
 * @returns its folder
 * @throws Failure where none can be made
 */
export function limitMemory(bytes: number): string {
  const old = existsSync(join(CGROUPS, "memory"));
  const own = readFileSync("/proc/self/cgroup", "utf8")
    .split("\n")
    .map((line) => line.split(":"))
    .find(([, controllers]) => controllers === (old ? "memory" : ""));
  const parent = old ? join(CGROUPS, "memory", own?.[2] ?? "/") : CGROUPS;
  const folder = join(parent, `talking-processes-${process.pid}`);
  try {
    mkdirSync(folder);
    writeFileSync(join(folder, old ? "memory.limit_in_bytes" : "memory.max"), String(bytes));
  } catch (error) {
    throw new Failure(sentences.noMemoryGroup((error as NodeJS.ErrnoException).code ?? "", folder));
  }
  return folder;
}
