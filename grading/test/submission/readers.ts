// The processes that read submissions, seen from outside.
import { readFileSync } from "node:fs";
import { descendants } from "../../../lib/ground/descendants.ts";

/** Those below a process; `ticks`: the CPU time that each has used, of 10 ms each. */
export function readersOf(ancestor: number): { pid: number; ticks: number }[] {
  return descendants(ancestor)
    .filter((pid) => textOf(`/proc/${pid}/cmdline`).includes("submission/apart/main.ts"))
    .map((pid) => {
      const fields = textOf(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
      return { pid, ticks: Number(fields[11] ?? 0) + Number(fields[12] ?? 0) };
    });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
