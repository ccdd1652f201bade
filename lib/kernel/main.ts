// node lib/dist/kernel/main.js CONNECTION_FILE: the kernel, as Jupyter starts it.
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { checkout } from "../host/checkout.ts";
import { kernel as say } from "../words/kernel.ts";
import { EngineProcess } from "./process.ts";
import type { Connection } from "./wire.ts";

const [file] = process.argv.slice(2);
if (!file) {
  console.error(say.usage());
  process.exit(2);
}
const connection = JSON.parse(readFileSync(file, "utf8")) as Connection;

// The engine takes longest to start, so it comes first; the rest is loaded meanwhile.
const engine = new EngineProcess();
enableCompileCache(join(checkout, ".cache", "kernel"));
const { Kernel } = await import("./kernel.js");
const kernel = new Kernel(connection, engine);
process.on("SIGINT", () => kernel.interrupt());
process.on("SIGTERM", () => kernel.shutdown());
process.on("SIGHUP", () => kernel.shutdown());

// Whoever started us may be killed without a word to us.
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) void kernel.shutdown();
}, 1000).unref();

await kernel.start();
