import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CheckSet } from "./define.ts";

/** The folder `grading`. */
const grading: string = join(import.meta.dirname, "..");

/**
 * The checks of an exercise: the public ones of `checks/ID.ts` and, where they are there, the hidden ones of
 * `checks/ID.hidden.ts`, which learners do not get.
 */
export async function loadChecks(id: string, hidden = true): Promise<CheckSet[]> {
  const sets = [await load(`checks/${id}.ts`)];
  const secret = `checks/${id}.hidden.ts`;
  if (hidden && existsSync(join(grading, secret))) sets.push(await load(secret));
  return sets;
}

async function load(path: string): Promise<CheckSet> {
  return ((await import(join(grading, path))) as { default: CheckSet }).default;
}
