import { existsSync } from "node:fs";
import { join } from "node:path";
import type { CheckSet } from "./define.ts";

/** The folder of the exercises. */
const course: string = join(import.meta.dirname, "..", "course");

/**
 * The checks of an exercise: the public ones of `course/ID/checks.ts` and, where they are there, the hidden ones of
 * `course/ID/checks.hidden.ts`, which learners do not get.
 */
export async function loadChecks(id: string, hidden = true): Promise<CheckSet[]> {
  const sets = [await load(`${id}/checks.ts`)];
  const secret = `${id}/checks.hidden.ts`;
  if (hidden && existsSync(join(course, secret))) sets.push(await load(secret));
  return sets;
}

async function load(path: string): Promise<CheckSet> {
  return ((await import(join(course, path))) as { default: CheckSet }).default;
}
