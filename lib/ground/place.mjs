// Where everything is: one checkout, nothing outside it.
import { spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { failures } from "../words/setup.mjs";
import { Failure } from "./failure.mjs";

/** The root of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
/** The Python environment. */
export const venv = join(root, ".venv");
/** Logs, downloads, temporary files, and what JupyterLab remembers: all may be deleted at any time. */
export const cache = join(root, ".cache");
/** Temporary files of the set-up: only whoever holds the lock uses it. */
export const temporary = join(cache, "tmp");
export const logs = join(cache, "log");
/** Where JupyterLab and its kernels leave their connection files. */
export const runtime = join(cache, "jupyter", "runtime");

/**
 * What a first set-up takes on the disk, downloads included, in bytes: 0.44 + 0.37 + 0.26 GB measured, and some margin.
 */
const SETUP_BYTES = 1.5e9;

const gigabytes = (/** @type {number} */ bytes) => `${(bytes / 1e9).toFixed(1)} GB`;

/** The environment of every process that the set-up and the course start: caches and settings in the checkout. */
export function environment() {
  return {
    ...process.env,
    PATH: `${join(root, "node_modules", ".bin")}:${join(venv, "bin")}:${process.env.PATH ?? ""}`,
    npm_config_cache: join(cache, "npm"),
    npm_config_logs_max: "0",
    npm_config_update_notifier: "false",
    PYTHONPYCACHEPREFIX: undefined,
    PYTHONHOME: undefined,
    PYTHONPATH: undefined,
    PYTHONNOUSERSITE: "1",
    VIRTUAL_ENV: venv,
    IPYTHONDIR: join(cache, "ipython"),
    JUPYTER_CONFIG_DIR: join(cache, "jupyter", "config"),
    JUPYTER_DATA_DIR: join(cache, "jupyter", "data"),
    JUPYTER_RUNTIME_DIR: runtime,
    ZIG_GLOBAL_CACHE_DIR: join(cache, "zig"),
    ZIG_LOCAL_CACHE_DIR: join(cache, "zig"),
  };
}

/** Throws unless the checkout can be written and, when something `stale` is to be installed, has room for it. */
export function checkPlace(/** @type {boolean} */ stale) {
  try {
    accessSync(root, constants.W_OK);
    for (const folder of [cache, temporary, logs]) {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK);
    }
  } catch (error) {
    throw /** @type {any} */ (error).code === "ENOSPC"
      ? new Failure(failures.full(root))
      : new Failure(failures.readOnly(root));
  }
  if (!stale) return;
  if (!mayRunPrograms()) throw new Failure(failures.noPrograms(root));
  const disk = statfsSync(root);
  const free = disk.bavail * disk.bsize;
  if (free < SETUP_BYTES)
    throw new Failure(failures.little(root, gigabytes(free), gigabytes(SETUP_BYTES)));
}

/** Some disks are mounted with noexec. */
function mayRunPrograms() {
  const program = join(temporary, "try");
  writeFileSync(program, "#!/bin/sh\n", { mode: 0o755 });
  const { error } = spawnSync(program);
  rmSync(program);
  return /** @type {any} */ (error)?.code !== "EACCES";
}
