import { bench } from "../bench/index.ts";
import { report } from "./failure.mjs";

try {
  process.exitCode = await bench(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}
