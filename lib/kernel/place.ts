import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The root of the checkout, seen from lib/kernel and from lib/dist/kernel alike. */
export const checkout: string = findCheckout(import.meta.dirname);

/** A file that `npm run setup` compiled from native/. Throws where it is missing. */
export function nativeFile(...path: string[]): string {
  const file = join(checkout, "native", "build", ...path);
  if (existsSync(file)) return file;
  throw new Error(`${file}, a native part of the kernel, is not built. Run: npm run setup`);
}

function findCheckout(from: string): string {
  for (let folder = from; folder !== dirname(folder); folder = dirname(folder)) {
    if (existsSync(join(folder, "native")) && existsSync(join(folder, "package-lock.json"))) {
      return folder;
    }
  }
  throw new Error(`The kernel must stay inside the checkout of the course; ${from} is not.`);
}
