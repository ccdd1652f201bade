import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { descendants } from "../ground/descendants.ts";

/** Waits for what comes about by itself. A machine that is busy with other things has a minute for it. */
export async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 60_000; !condition(); await sleep(10)) {
    assert.ok(Date.now() < end, "it did not come about within a minute");
  }
}

/** Whether a process that descends from this one runs the command: "sleep 60". */
export function isRunning(command: string): boolean {
  return descendants(process.pid).some((pid) => commandOf(pid) === command);
}

/** Its words; nothing of a process that is gone. */
function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").join(" ").trim();
  } catch {
    return "";
  }
}
