import { existsSync, readFileSync } from "node:fs";

/** Two CPUs to measure on. */
export interface Pair {
  /** The first that this process may use. */
  first: number;
  cpus: [number, number] | null;
  /** They are two threads of one core: then they share its caches and its execution units. */
  sharedCore: boolean;
}

/** Chooses two CPUs that this process may use, on two cores if there are; null when it may use only one. */
export function choosePair(): Pair {
  const allowed = allowedCpus();
  const [first = 0] = allowed;
  if (allowed.length < 2) return { first, cpus: null, sharedCore: false };
  const siblings = siblingsOf(first);
  const elsewhere = allowed.find((cpu) => !siblings.includes(cpu));
  if (elsewhere !== undefined) return { first, cpus: [first, elsewhere], sharedCore: false };
  return { first, cpus: [first, allowed[1] as number], sharedCore: true };
}

/** The CPUs that the scheduler may put this process on: `Cpus_allowed_list` of proc_pid_status(5). */
export function allowedCpus(): number[] {
  const status = readFileSync("/proc/self/status", "utf8");
  return expandList(/^Cpus_allowed_list:\s*(.*)$/m.exec(status)?.[1] ?? "0");
}

function siblingsOf(cpu: number): number[] {
  const file = `/sys/devices/system/cpu/cpu${cpu}/topology/thread_siblings_list`;
  return existsSync(file) ? expandList(readFileSync(file, "utf8").trim()) : [cpu];
}

/** "0-2,5" → 0, 1, 2, 5. */
export function expandList(list: string): number[] {
  return list.split(",").flatMap((part) => {
    const [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, i) => from + i);
  });
}
