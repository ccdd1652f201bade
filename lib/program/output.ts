/** What each process wrote to its program's standard output, told apart by its write calls. */
import type { RunRecord } from "../record/types.ts";
import type { BoxReply } from "./wire.ts";

/**
 * By process. Standard output is a file in the box: where a write left its offset says which bytes it was, so that
 * nothing depends on how much of the data the record keeps.
 */
export function outputOf(record: RunRecord, reply: BoxReply): Record<string, string> {
  const parts = new Map<string, Buffer[]>(record.processes.map((p) => [p.name, []]));
  const offsets = new Map<string, number>();
  for (const call of record.calls) {
    const at = written(call.syscall);
    const program = record.processes.find((p) => p.name === call.process)?.program ?? "";
    const name = record.programs.length === 1 ? "stdout" : `stdout-${program}`;
    if (!at || call.object !== name || typeof call.result !== "number" || call.result <= 0)
      continue;
    const from = offsets.get(name) ?? 0;
    offsets.set(name, from + call.result);
    const bytes = Buffer.from(reply.stdout[program] ?? []).subarray(from, from + call.result);
    parts.get(call.process)?.push(bytes);
  }
  return Object.fromEntries(
    [...parts].map(([name, list]) => [name, Buffer.concat(list).toString()]),
  );
}

function written(syscall: string): boolean {
  return ["write", "writev", "sendfile", "splice"].includes(syscall);
}
