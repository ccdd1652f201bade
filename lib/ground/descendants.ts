import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import koffi from "koffi";

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
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = statOf(name);
    if (!stat) continue;
    children.set(stat.parent, [...(children.get(stat.parent) ?? []), Number(name)]);
    if (stat.dead) dead.add(Number(name));
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

/** proc_pid_stat(5): the name in brackets may hold blanks and brackets, hence the last bracket counts. */
function statOf(pid: string): { parent: number; dead: boolean } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { parent: Number(parent), dead: state === "Z" || state === "X" };
  } catch {
    return null;
  }
}
