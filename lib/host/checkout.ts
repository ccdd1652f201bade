import { existsSync } from "node:fs";
import { join } from "node:path";
import { host } from "../words/host.ts";

/** The root of the checkout, from lib/host and from lib/dist/host alike. */
export const checkout: string = import.meta.dirname.replace(/\/lib(\/dist)?\/host$/, "");

/** The path of what `npm run setup` compiled from native/. @throws where it is missing */
export function nativeFile(...path: string[]): string {
  const file = join(checkout, "native", "build", ...path);
  if (existsSync(file)) return file;
  throw new Error(host.notBuilt(file));
}
