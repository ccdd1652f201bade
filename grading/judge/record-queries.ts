/** Questions to the record of a run. */
import type { RunResult } from "../../lib/program/types.ts";
import type { Call, ProcessEntry } from "../../lib/record/types.ts";

/** What is asked for; what is left out does not matter. */
export interface CallQuery {
  /** Of the processes of this program. */
  program?: string;
  process?: string;
  /** The C library's: "read", "waitpid". The kernel's differ from machine to machine. */
  name?: string | string[];
  /** Kinds of the objects that they acted on: "pipe". */
  kind?: string | string[];
  /** Also those that failed; default: those that succeeded or never returned. */
  failed?: boolean;
}

/** There is no tracer here: a fault of ours, or of the machine. */
export class NoRecord extends Error {
  override name = "NoRecord";
}

/**
 * The calls that the programs made themselves, in the order of their entry.
 *
 * @throws NoRecord where nothing was recorded: then nothing can be decided
 */
export function callsOf(seen: RunResult, query: CallQuery = {}): Call[] {
  const { record } = seen;
  const trace = record.layers.find(({ name }) => name === "trace");
  if (!trace?.active) throw new NoRecord("there is no tracer");
  const names = query.name === undefined ? null : [query.name].flat();
  const kinds = query.kind === undefined ? null : [query.kind].flat();
  const processes = new Set(
    processesOf(seen, query.program)
      .map(({ name }) => name)
      .filter((name) => query.process === undefined || name === query.process),
  );
  const kindByName = new Map(record.objects.map(({ name, kind }) => [name, kind as string]));
  return record.calls.filter((call) => {
    if (call.startup || !processes.has(call.process)) return false;
    if (!query.failed && call.errno !== null) return false;
    if (names && !names.includes(call.name)) return false;
    return kinds === null || kinds.includes(kindByName.get(call.object ?? "") ?? "");
  });
}

/** Those of one program, or all, in the order in which they were made; the first is the one that was started. */
export function processesOf(seen: RunResult, program?: string): ProcessEntry[] {
  const { processes } = seen.record;
  return program === undefined ? processes : processes.filter((p) => p.program === program);
}

/** Of the object that the call acted on: "pipe", "fifo", "file", …; null when it acted on none. */
export function kindOf(seen: RunResult, call: Call): string | null {
  return seen.record.objects.find(({ name }) => name === call.object)?.kind ?? null;
}

/** The bytes that the calls moved, one after the other: whole as long as no call moved more than 256. */
export function bytesOf(calls: Call[]): Buffer {
  return Buffer.concat(calls.map(({ data }) => Buffer.from(data?.bytes ?? "", "base64")));
}

/** How many bytes the calls moved. */
export function lengthOf(calls: Call[]): number {
  return calls.reduce((sum, { data }) => sum + (data?.length ?? 0), 0);
}

/** How many times 4,096 bytes a page has on the machine of this run: 1, 4 or 16. A new pipe holds 16 pages. */
export function pageFactor({ record }: RunResult): number {
  return record.machine.pageSize / 4096;
}
