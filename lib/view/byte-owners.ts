import { statesOf } from "../record/replay.ts";
import type { Call, RunRecord } from "../record/types.ts";
import { decode } from "./facts.ts";

/** The bytes of an object at a step, and for each the call that wrote it last, where a call did. */
export interface Owned {
  bytes: Uint8Array;
  owners: (Call | null)[];
}

/**
 * What a file, a segment or a pipe holds after a step. Bytes that were stored through a mapping have no call; of a pipe
 * what was written and not yet read is in it.
 *
 * @returns null when the record does not know its content
 */
export function ownedBytes(record: RunRecord, object: string, step: number): Owned | null {
  const states = statesOf(record);
  const content = states[step]?.objects[object]?.content;
  const flow = { bytes: [] as number[], owners: [] as (Call | null)[] };
  const owners: (Call | null)[] = [];
  for (let i = 0; i <= step; i++) {
    const id = record.steps[i]?.call ?? null;
    const call = id === null ? undefined : record.calls[id];
    if (!call || call.object !== object || call.errno) continue;
    const moved = call.data ? decode(call.data.bytes) : new Uint8Array();
    if (call.data?.direction === "in") {
      flow.bytes.splice(0, call.data.length);
      flow.owners.splice(0, call.data.length);
    } else if (call.data) {
      const open = call.open ?? "";
      const appended = states[i]?.opens[open]?.offset;
      const end = offsetArgument(call) ?? (appended ?? 0) - call.data.length;
      for (let k = 0; k < call.data.length && k < moved.length; k++) {
        owners[end + k] = call;
        flow.bytes.push(moved[k] ?? 0);
        flow.owners.push(call);
      }
    }
  }
  if (content !== undefined) {
    const bytes = decode(content);
    return { bytes, owners: [...bytes].map((_, i) => owners[i] ?? null) };
  }
  const kind = states[step]?.objects[object]?.kind;
  if (kind !== "pipe" && kind !== "fifo") return null;
  return { bytes: Uint8Array.from(flow.bytes), owners: flow.owners };
}

/** Of pwrite: where it wrote. */
function offsetArgument(call: Call): number | null {
  if (!call.name.startsWith("pwrite")) return null;
  return call.args.find((a) => a.name === "offset")?.value ?? null;
}
