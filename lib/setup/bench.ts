import { join } from "node:path";
import { relay } from "./child.mjs";
import { root } from "./place.mjs";

process.exitCode = await relay(process.execPath, [
  join(root, "lib", "bench", "index.ts"),
  ...process.argv.slice(2),
]);
