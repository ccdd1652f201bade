// What the course depends on, for a machine that is emulated and would take many minutes to bring it: npm and zig bring
// and compile for another processor here, and uv does so in a room of this machine's processor that has the same Python
// at the same place. It is kept, and handed from home to home by renaming, so that no two have it at once.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { execute } from "../../ground/child.mjs";
import { Failure } from "../../ground/failure.mjs";
import { cache, environment, root, temporary } from "../../ground/place.mjs";
import { step } from "../../ground/progress.mjs";
import { hashOf, isUpToDate, writeStamp } from "../../ground/stamp.mjs";
import { steps } from "../../words/setup.mjs";
import { sentences, visits } from "../../words/tools/machines.ts";
import { bringZig } from "../install/compiler.mjs";
import { npm } from "../install/modules.mjs";
import { machines, newFolder, roomsFolder } from "./folders.ts";
import { openNamespaces } from "./namespaces.ts";
import type { Place, Room } from "./types.ts";

/** The room of this machine's processor, and the compiler's name for the other one. */
const HELPER = { base: "debian-13", kernel: "" };
const TARGET = "aarch64-linux-gnu.2.34";
const PLATFORM = "aarch64-manylinux_2_34";
const PROCESSOR = ["--os=linux", "--cpu=arm64", "--libc=glibc"];

const parts = ["node_modules", ".venv", "native/build"];
const keptFor = ({ base }: Room, part: string): string => join(machines, "prepared", base, part);

/** Puts the parts into the checkout in a home, those that are stale made again. */
export async function prepare(room: Room, place: Place): Promise<void> {
  const course = join(place.home, room.checkout);
  for (const part of parts) move(keptFor(room, part), join(course, part));
  try {
    await bring(room, place, course);
  } catch (error) {
    giveBack(room, place.home);
    throw error;
  }
}

async function bring(room: Room, place: Place, course: string): Promise<void> {
  await step(visits.itsDependencies(room.name), async (detail) => {
    const run = async (file: string, args: string[], cwd: string, env = {}): Promise<void> => {
      const inside = ["--chdir", cwd, file, ...args];
      const onLine = (line: string): void => detail(line.slice(0, 60));
      const options = { log: place.log, onLine, env: { ...environment(), ...env } };
      if ((await execute("env", inside, options)) !== 0)
        throw new Failure(sentences.noDependencies(place.log));
    };
    await bringModules(course, run);
    await bringPython(room, place, course);
    await compile(course, run);
  });
  rmSync(join(course, ".cache"), { recursive: true, force: true });
  await execute("chown", ["-R", "1000:1000", place.home], { log: place.log });
}

/** Keeps what the home had, once it is on the machine's disk. */
export function giveBack(room: Room, home: string): void {
  for (const part of parts) move(join(home, room.checkout, part), keptFor(room, part));
}

function move(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(from, to);
}

type Run = (file: string, args: string[], cwd: string, env?: NodeJS.ProcessEnv) => Promise<void>;

async function bringModules(course: string, run: Run): Promise<void> {
  const stamp = join(course, "node_modules", ".talking-processes");
  // As the set-up there finds it: its names are those of the files in the checkout.
  const key = hashOf([join(root, "package-lock.json")]);
  if (isUpToDate(stamp, key)) return;
  const [file, ...first] = npm();
  const store = `--cache=${join(cache, "npm")}`;
  // An old npm knows no other processor than its own.
  const exec = ["exec", "--yes", store, "--package=npm@11", "--", "npm", "ci", store];
  const quiet = ["--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  await run(file, [...first, ...exec, ...quiet, ...PROCESSOR], course);
  writeStamp(stamp, key);
}

async function bringPython(room: Room, place: Place, course: string): Promise<void> {
  const requirements = join("notebooks", "requirements.txt");
  const stamp = join(course, ".venv", ".talking-processes");
  const key = hashOf([join(root, requirements)], join(room.place, room.checkout));
  if (isUpToDate(stamp, key)) return;
  rmSync(join(course, ".venv"), { recursive: true, force: true });
  const folder = newFolder(roomsFolder, `${room.name}-python`);
  const open = await openNamespaces({ ...room, ...HELPER }, { ...place, folder });
  try {
    const uv = [
      ...["sh", "-c", TRUSTING, "sh"],
      ...["python3", join("lib", "tools", "install", "uv.py"), join(".cache", "uv")],
    ];
    const install = ["pip", "install", "--python", join(".venv", "bin", "python")];
    const locked = ["--require-hashes", "--only-binary=:all:", `--requirement=${requirements}`];
    for (const args of [
      ["venv", "--python", "/usr/bin/python3", ".venv"],
      [...install, `--python-platform=${PLATFORM}`, "--compile-bytecode", ...locked],
    ]) {
      const { status } = await open.run([...uv, ...args]);
      if (status !== 0) throw new Failure(sentences.noDependencies(place.log));
    }
  } finally {
    await open.close();
    rmSync(folder, { recursive: true, force: true });
  }
  writeStamp(stamp, key);
}

/** uv.py writes beside the file of the authorities that are trusted. */
const TRUSTING =
  'cat /etc/ssl/certs/ca-certificates.crt >/tmp/trusted; SSL_CERT_FILE=/tmp/trusted exec "$@"';

/** As the set-up there would, which finds it done. */
async function compile(course: string, run: Run): Promise<void> {
  const compiler = await bringZig(steps.compiler);
  const target = compiler.indexOf("-target");
  compiler[target + 1] = TARGET;
  // CC is split at its spaces, and the path to zig may have some: it is named on the PATH.
  const bin = join(temporary, "cross");
  const words = compiler.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(" ");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "cross-cc"), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
  const env = { CC: "cross-cc", PATH: `${bin}:${process.env.PATH}` };
  await run(process.execPath, [join(course, "lib", "tools", "install", "native.mjs")], course, env);
}
