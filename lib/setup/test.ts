import { join } from "node:path";
import { execaSync } from "execa";
import { prepare, root } from "./prepare.ts";

prepare();
const mocha = join(root, "node_modules", "mocha", "bin", "mocha.js");
const done = execaSync(process.execPath, [mocha, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  reject: false,
});
process.exit(done.exitCode ?? 1);
