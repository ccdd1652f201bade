import { globSync } from "node:fs";
import { join } from "node:path";
import { execute, openLog } from "../../ground/child.mjs";
import { diagnose } from "../../ground/diagnosis.mjs";
import { root } from "../../ground/place.mjs";
import { findCompiler, STATIC_TARGET } from "../install/compiler.mjs";
import { machines } from "./folders.ts";

/** Compiles the program that refuses what other machines refuse; static, so that it runs in every Debian. */
export async function makeConfine(): Promise<string> {
  const out = join(machines, "confine");
  const log = openLog(join(machines, "confine.build.log"));
  const [cc = "", ...first] = await findCompiler();
  const sources = globSync("native/test/confine/*.c", { cwd: root });
  const target = first.indexOf("-target");
  if (target >= 0) first[target + 1] = STATIC_TARGET;
  const args = [...first, "-static", "-O2", "-D_GNU_SOURCE", ...sources, "-o", out];
  const status = await execute(cc, args, { log });
  if (status !== 0) throw diagnose("Compiling confine", log);
  return out;
}
