import { report } from "../../ground/failure.mjs";
import { bench } from "./index.ts";

try {
  process.exitCode = await bench(process.argv.slice(2));
} catch (error) {
  process.exitCode = report(error);
}
