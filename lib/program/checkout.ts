import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { BoxError } from "./errors.ts";

/** The checkout, from lib/program and from lib/dist/program alike. */
export function checkoutOf(): string {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, "native", "box"))) {
    const up = dirname(at);
    if (up === at) throw new BoxError("The folder native/ was not found above the package ipc.");
    at = up;
  }
  return at;
}
