import { join } from "node:path";

/** The path of a compiled program of native/bench, seen from the sources and from the compiled package alike. */
export function measuringProgram(name: string): string {
  const compiled = import.meta.dirname.endsWith(join("dist", "measure"));
  const root = join(import.meta.dirname, ...(compiled ? ["..", "..", ".."] : ["..", ".."]));
  return join(root, "native", "build", "bench", name);
}
