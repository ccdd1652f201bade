// How long each lesson takes from top to bottom, in a kernel of its own: what a reader waits for who runs all cells.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { runLesson } from "../setup/lesson.ts";
import { listNotebooks } from "../setup/notebooks.ts";
import type { Measurement } from "./types.ts";

/** Seconds that a lesson may take. */
const TARGET = 60;

/** One after the other, so minutes: all of them with `full`, else the first only. */
export async function measure({ full }: { full: boolean }): Promise<Measurement[]> {
  const all = listNotebooks().filter((path) => /notebooks\/\d\d-.*\.ipynb$/.test(path));
  const lessons = full ? all : all.filter((path) => basename(path).startsWith("01"));
  const out = mkdtempSync(join(tmpdir(), "lessons-"));
  const found: Measurement[] = [];
  try {
    for (const path of lessons) {
      const { seconds, faults } = await runLesson(path, out, 300);
      if (faults.length > 0) throw new Error(`${path}: ${faults[0]}`);
      found.push(lessonOf(basename(path, ".ipynb"), seconds));
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
  return found;
}

function lessonOf(name: string, seconds: number): Measurement {
  const alone = { reference: null, ratio: null, against: "" };
  return { name: `lesson ${name}`, ours: seconds, unit: "s", target: TARGET, ...alone };
}
