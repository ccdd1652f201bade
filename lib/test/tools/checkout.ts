import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { cache, root, venv } from "../../ground/place.mjs";

/** What the set-up may take for granted on any Linux, and what the tests use. */
const tools = ["sh", "flock", "git", "mount", "env", "ls", "tail", "sleep", "cp", "cat"];

/** A checkout with all that the set-up reads and nothing that it makes, in a path that is hard on programs. */
export class Checkout {
  readonly path: string;
  /** A PATH with Node, npm and a shell, and nothing else, until `add` adds to it. */
  readonly bin: string;
  readonly #folder: string;

  constructor() {
    mkdirSync(join(cache, "test"), { recursive: true });
    this.#folder = mkdtempSync(join(cache, "test", "checkout-"));
    this.path = join(this.#folder, "Cours né ici");
    this.bin = join(this.#folder, "bin");
    mkdirSync(this.bin);
    mkdirSync(join(this.#folder, "small"));
    const files = [
      "package.json",
      "package-lock.json",
      "tsconfig.json",
      ".npmrc",
      "lib/package.json",
    ];
    const folders = [
      "lib/{ground,words,tools/install,tools/lab}/*",
      "native/*.*",
      "native/calls/*",
      "notebooks/requirements.*",
    ];
    for (const file of [...files, ...globSync(folders, { cwd: root })]) {
      cpSync(join(root, file), join(this.path, file), { recursive: true });
    }
    symlinkSync(process.execPath, join(this.bin, "node"));
    for (const tool of tools) this.add(tool);
  }

  /** Puts a tool of this machine onto the PATH. */
  add(tool: string): void {
    const found = which(tool);
    if (found) symlinkSync(found, join(this.bin, tool));
  }

  /** Puts the Python of the real .venv onto the PATH. */
  addPython(): void {
    symlinkSync(realpathSync(join(venv, "bin", "python")), join(this.bin, "python3"));
  }

  /** Puts a shell script onto the PATH. */
  addScript(name: string, text: string): void {
    writeFileSync(join(this.bin, name), `#!/bin/sh\n${text}\n`);
    chmodSync(join(this.bin, name), 0o755);
  }

  /** Changes a file. */
  edit(name: string, change: (text: string) => string): void {
    const file = join(this.path, name);
    writeFileSync(file, change(readFileSync(file, "utf8")));
  }

  /** Uses something that was made elsewhere: node_modules, .venv. */
  borrow(name: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    symlinkSync(join(root, name), join(this.path, name));
  }

  /** Runs a command of the set-up; `inside` is a program that runs it, as `unshare -n` does. */
  run(command: string[], inside: string[] = []): { status: number | null; said: string } {
    const [file = "", ...args] = [...inside, join(this.bin, "node"), ...command];
    const options = { ...this.#options(), encoding: "utf8", timeout: 300_000 } as const;
    const done = spawnSync(which(file) ?? file, args, options);
    return { status: done.status, said: `${done.stdout}${done.stderr}` };
  }

  /** Starts a command of the set-up. */
  start(command: string[]): ChildProcess {
    return spawn(join(this.bin, "node"), command, this.#options());
  }

  #options(): { cwd: string; env: NodeJS.ProcessEnv } {
    const npm = process.env.npm_execpath ?? realpathSync(which("npm") ?? "");
    const env = { CC: "", PATH: this.bin, npm_execpath: npm, npm_lifecycle_event: undefined };
    return { cwd: this.path, env: { ...process.env, ...env } };
  }

  /** The set-up, as `npm run setup` starts it. */
  prepare(inside: string[] = []): { status: number | null; said: string } {
    return this.run(["lib/tools/install/bootstrap.cjs", "prepare"], inside);
  }

  /** One part of it: the npm packages or the Python packages. */
  install(
    part: "Modules" | "Python",
    inside: string[] = [],
  ): { status: number | null; said: string } {
    const code = `import { checkPlace } from "./lib/ground/place.mjs";
import { report } from "./lib/ground/failure.mjs";
import { install${part} } from "./lib/tools/install/${part.toLowerCase()}.mjs";
checkPlace(true);
await install${part}(0, true).catch((error) => { process.exitCode = report(error); });`;
    return this.run(["--input-type=module", "-e", code], inside);
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Where a program is on the PATH of the tests. */
export function which(name: string): string | undefined {
  if (name.startsWith("/")) return name;
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders.flatMap((folder) => globSync(join(folder, name)))[0];
}

/** Whether this user may make namespaces of these kinds here; many containers forbid it. */
export function canUnshare(...flags: string[]): boolean {
  return spawnSync("unshare", [...flags, "true"]).status === 0;
}
