import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { VegaLiteSpec } from "../../view/types.ts";

/** Compiles a specification to Vega's; a warning is an error. */
export type Compile = (spec: VegaLiteSpec) => unknown;

/** Vega-Lite 5.6.1, which JupyterLab has, and the one that draws our SVG. */
export async function compilers(): Promise<Compile[]> {
  const vega = await import("vega");
  const ours = (await import("vega-lite")) as unknown as Library;
  // Its package is CommonJS and asks for vega, which awaits at its top level: so it is given vega by hand.
  const file = createRequire(import.meta.url).resolve("vega-lite-5");
  const theirs = {} as Library;
  new Function("exports", "require", "module", readFileSync(file, "utf8"))(theirs, () => vega, {});
  if (!theirs.version.startsWith("5.6.")) throw new Error(`vega-lite-5 is ${theirs.version}`);
  return [ours, theirs].map((library) => (spec) => library.compile(spec, { logger: strict }).spec);
}

interface Library {
  version: string;
  compile(spec: unknown, options: unknown): { spec: unknown };
}

const strict = {
  level: () => strict,
  info: () => strict,
  debug: () => strict,
  warn: (...words: unknown[]) => refuse(words),
  error: (...words: unknown[]) => refuse(words),
};

function refuse(words: unknown[]): never {
  throw new Error(words.join(" "));
}
