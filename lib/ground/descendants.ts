import { setTimeout as wait } from "node:timers/promises";
import koffi from "koffi";
import { processes, statOf } from "./processes.mjs";

const PR_SET_CHILD_SUBREAPER = 36;

/** Makes this process the parent of all descendants that lose theirs (prctl(2)). */
export function adoptOrphans(): void {
  const libc = koffi.load(null);
  const prctl = libc.func(
    "int prctl(int option, unsigned long a, unsigned long b, unsigned long c, unsigned long d)",
  );
  if (prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) !== 0)
    throw new Error("prctl: cannot adopt orphans");
}

/**
 * Kills every process that descends from this one, until none is left; one that forks meanwhile is found in the next
 * round. Needs adoptOrphans before the first of them started.
 *
 * @returns how many were there
 */
export async function endDescendants(): Promise<number> {
  const killed = new Set<number>();
  for (let round = 0; round < 100; round += 1) {
    const living = descendants(process.pid);
    if (living.length === 0) break;
    for (const pid of living) {
      killed.add(pid);
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // Just gone.
      }
    }
    await wait(10);
  }
  return killed.size;
}

/** The process ids of all that descend from `ancestor` and live; zombies do not. */
export function descendants(ancestor: number): number[] {
  const children = new Map<number, number[]>();
  const dead = new Set<number>();
  for (const pid of processes()) {
    const { state, parent } = statOf(pid);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    if (["", "Z", "X"].includes(state)) dead.add(pid);
  }
  const found: number[] = [];
  const visit = (pid: number): void => {
    for (const child of children.get(pid) ?? []) {
      if (!dead.has(child)) found.push(child);
      visit(child);
    }
  };
  visit(ancestor);
  return found;
}
