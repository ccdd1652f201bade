import { statesOf } from "../record/replay.ts";
import type { Call, RunRecord } from "../record/types.ts";
import { callsOf } from "./words.ts";

/** What one call sent and another took: bytes, a connection, or the end of a stream. */
export interface Flow {
  from: number;
  to: number;
  what: string;
}

/**
 * Who received what whom sent, over the sockets of a run: each read is led back to the last write whose bytes it took,
 * whether it had to wait or not. Connections and ends of streams come from what let the calls go on.
 */
export function socketFlows(record: RunRecord): Flow[] {
  const peers = peersOf(record);
  const sent = new Map<string, { call: Call; end: number }[]>();
  const taken = new Map<string, number>();
  const flows: Flow[] = [];
  const calls = callsOf(record).filter((c) => c.data && c.object && peers.has(c.object));
  const byReturn = [...calls].sort((a, b) => momentOf(a) - momentOf(b));
  for (const call of byReturn) {
    const length = call.data?.length ?? 0;
    if (call.data?.direction === "out") {
      const to = peers.get(call.object ?? "") ?? "";
      const list = sent.get(to) ?? [];
      sent.set(to, [...list, { call, end: (list.at(-1)?.end ?? 0) + length }]);
    } else {
      const object = call.object ?? "";
      const had = taken.get(object) ?? 0;
      taken.set(object, had + length);
      const sources = (sent.get(object) ?? []).filter(({ end }) => end > had);
      const last = sources.find(({ end }) => end >= had + length) ?? sources.at(-1);
      if (last && length > 0)
        flows.push({ from: last.call.id, to: call.id, what: `${length} bytes` });
    }
  }
  const known = new Set(flows.map((flow) => flow.to));
  const others = record.wakes
    .filter(({ to, why }) => !known.has(to) && (why === "connection" || why === "end-of-file"))
    .map(({ from, to, why }) => ({ from, to, what: why === "connection" ? why : "end of file" }));
  return [...flows, ...others];
}

/** A writer counts from its entry, a reader from its return. */
function momentOf(call: Call): number {
  return call.data?.direction === "out" ? call.start : (call.end ?? call.start) + 0.5;
}

/** Socket → the socket at the other end, as any step says. */
function peersOf(record: RunRecord): Map<string, string> {
  const peers = new Map<string, string>();
  for (const state of statesOf(record)) {
    for (const [name, { peer }] of Object.entries(state.objects)) {
      if (!peer) continue;
      peers.set(name, peer);
      if (!peers.has(peer)) peers.set(peer, name);
    }
  }
  return peers;
}
