// The first step of every command: plain JavaScript without a dependency, because it runs before anything is
// installed, under whatever Node the machine has. It brings the locked npm packages, among them the Node that
// all the rest runs under, and hands over to it.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const [command = "start", ...rest] = process.argv.slice(2);

const modules = join(root, "node_modules");
const stamp = join(modules, ".talking-processes");
const lock = createHash("sha256")
  .update(readFileSync(join(root, "package-lock.json")))
  .digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
  console.log("Installing the npm packages (once) …");
  const npm = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
    {
      cwd: root,
      stdio: "inherit",
    },
  );
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  writeFileSync(stamp, lock);
}

const node = join(modules, ".bin", "node");
const done = spawnSync(node, [join(root, "lib", "setup", `${command}.ts`), ...rest], {
  cwd: root,
  stdio: "inherit",
});
process.exit(done.status ?? 1);
