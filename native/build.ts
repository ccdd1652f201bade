// Compiles the C of this folder into native/build: each line of `targets` is one file that comes out.
// What has not changed since its last build is left alone.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const here = import.meta.dirname;
const out = join(here, "build");
const flags = ["-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", "-Werror", "-D_GNU_SOURCE"];

/** Every folder of C: `shared` makes one library NAME.so of its files, `programs` one program of each file.
 * A file named as its folder (bench/bench.c) is no program of its own: it is linked into each. */
const targets: { folder: string; kind: "shared" | "programs" }[] = [
  { folder: "box", kind: "shared" },
  { folder: "calls", kind: "shared" },
  { folder: "peers", kind: "programs" },
  { folder: "bench", kind: "programs" },
];

const compiler = process.env.CC ?? "cc";
mkdirSync(out, { recursive: true });
for (const { folder, kind } of targets) {
  const dir = join(here, folder);
  if (!existsSync(dir)) continue;
  const names = readdirSync(dir);
  const sources = names.filter((n) => n.endsWith(".c")).map((n) => join(dir, n));
  const newest = Math.max(0, ...names.map((n) => statSync(join(dir, n)).mtimeMs));
  if (kind === "shared") {
    build(join(out, `${folder}.so`), ["-shared", "-fPIC", ...sources], newest);
  } else {
    mkdirSync(join(out, folder), { recursive: true });
    const common = sources.filter((s) => s.endsWith(`/${folder}.c`));
    for (const source of sources.filter((s) => !common.includes(s))) {
      const name = source.slice(dir.length + 1, -2);
      build(join(out, folder, name), [source, ...common], newest);
    }
  }
}

function build(target: string, args: string[], newest: number): void {
  if (existsSync(target) && statSync(target).mtimeMs > newest) return;
  execFileSync(compiler, [...flags, ...args, "-o", target], { stdio: "inherit" });
}
