// Makes the bases: debootstrap, then the packages inside it, then a Node and an npm by hand where the base has them so.
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog } from "../../ground/child.mjs";
import { NO_NETWORK } from "../../ground/diagnosis.mjs";
import { Failure } from "../../ground/failure.mjs";
import { cache } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { hashOf, isUpToDate, writeStamp } from "../../ground/stamp.mjs";
import { sentences, visits } from "../../words/tools/machines.ts";
import { npm } from "../install/modules.mjs";
import { archives, basesFolder, here, machines, newFolder } from "./folders.ts";
import { bases } from "./rooms.ts";
import type { Base } from "./types.ts";

/** A machine that cannot be made here now, whatever the course does. */
export class NoRoom extends Failure {}

/**
 * Makes a base unless it is there.
 *
 * @throws NoRoom where Debian or npm cannot be reached, Failure where it cannot be made
 */
export async function makeBase(name: string): Promise<void> {
  const base = bases[name] as Base;
  const folder = join(basesFolder, name);
  const stamp = base.architecture ? ".talking-processes" : join("etc", "talking-processes");
  const key = hashOf(
    [join(here, base.architecture ? "unpack.sh" : "install.sh")],
    JSON.stringify(base),
  );
  if (isUpToDate(join(folder, stamp), key)) return;
  if (base.architecture) await makeBase(HELPER);
  const part = newFolder(basesFolder, name);
  try {
    await step(visits.itsDebian(name), (detail) => fill(base, part, detail));
    writeStamp(join(part, stamp), key);
    // Another command may have made it meanwhile, and use it.
    if (isUpToDate(join(folder, stamp), key)) return;
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

async function fill(base: Base, part: string, detail: (words: string) => void): Promise<void> {
  const log = openLog(join(machines, "base.log"));
  const run = async (file: string, args: string[]): Promise<void> => {
    // The folder for temporary files is not part of the base.
    const env = { ...process.env, LC_ALL: "C.UTF-8", TMPDIR: undefined };
    const onLine = (line: string): void => detail(line.slice(0, 60));
    const status = await execute(file, args, { log, env, onLine });
    if (status !== 0) throw told(log, join(part, "debootstrap", "debootstrap.log"));
  };
  mkdirSync(join(archives, "partial"), { recursive: true });
  // Whatever ends them, no mount of theirs stays.
  const inside = ["--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"];
  if (base.architecture) return unpack(base, part, (file, args) => run(file, [...inside, ...args]));
  const first = ["debootstrap", "--variant=minbase", `--cache-dir=${archives}`];
  await run("unshare", [...inside, ...first, base.suite, part]);
  const install = ["sh", join(here, "install.sh"), part, archives];
  await run("unshare", [...inside, ...install, ...base.packages]);
  if (base.node) await addPackage(`node-linux-${process.arch}@${base.node}`, part, run);
  if (base.npm) await addPackage(`npm@${base.npm}`, part, run);
}

type Run = (file: string, args: string[]) => Promise<void>;

/** The base whose apt and dpkg unpack others. */
const HELPER = "debian-13";

/** For another processor: nothing in it can run here, and it becomes the disk of a machine that is emulated. */
async function unpack(base: Base, part: string, run: Run): Promise<void> {
  const { architecture = "", kernels = [], packages } = base;
  const places = [join(basesFolder, HELPER), part, archives];
  const what = [architecture, kernels.join(" "), "busybox-static", ...packages];
  await run("unshare", ["sh", join(here, "unpack.sh"), ...places, ...what]);
  const root = join(part, "root");
  cpSync(join(root, "usr", "bin", "busybox"), join(part, "busybox"));
  await run("unshare", ["mke2fs", "-q", "-t", "ext4", "-d", root, join(part, "debian.img"), "4G"]);
  rmSync(root, { recursive: true });
}

/** It links the commands of the package into /usr/local/bin. */
async function addPackage(name: string, folder: string, run: Run): Promise<void> {
  const [file, ...first] = npm();
  const place = `--prefix=${join(folder, "usr", "local")}`;
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", `--cache=${join(cache, "npm")}`];
  await run(file, [...first, "install", "--global", place, ...quiet, name]);
}

function told(...logs: string[]): Failure {
  const said = logs.filter((log) => existsSync(log)).map((log) => readFileSync(log, "utf8"));
  const unreached = said.some((text) => NO_NETWORK.test(text) || UNRESOLVED.test(text));
  if (unreached) return new NoRoom(sentences.noPackages());
  return new Failure(sentences.noBase(logs[0] ?? ""));
}

/** What wget and apt say where there is no way to a host. */
const UNRESOLVED =
  /unable to resolve host|Temporary failure resolving|Could not (resolve|connect)|failed: (Connection|Network|No route)/i;
