import type { Call, RunRecord } from "../../record/types.ts";
import { sequence as say } from "../../words/view/messages.ts";
import { callsOf } from "./words.ts";

/** What one call sent and another took: bytes, a connection, or the end of a stream. */
export interface Flow {
  from: number;
  to: number;
  what: string;
}

/**
 * Who received what, and from whom, over the sockets of a run: each read is led back to the last write whose bytes it
 * took, whether it had to wait or not. Connections and ends of streams come from what let the calls go on.
 */
export function socketFlows(record: RunRecord): Flow[] {
  const peers = peersOf(record);
  const streams = new Map<string, Stream>();
  const flows: Flow[] = [];
  const calls = callsOf(record).filter((c) => c.data && c.object && peers.has(c.object));
  const byReturn = [...calls].sort((a, b) => momentOf(a) - momentOf(b));
  for (const call of byReturn) {
    const length = call.data?.length ?? 0;
    const object = call.object ?? "";
    if (call.data?.direction === "out")
      streamTo(streams, peers.get(object) ?? "").put(call, length);
    else {
      const last = streamTo(streams, object).take(length);
      if (last && length > 0) flows.push({ from: last.id, to: call.id, what: say.bytes(length) });
    }
  }
  const known = new Set(flows.map((flow) => flow.to));
  const others = record.wakes
    .filter(({ to, why }) => !known.has(to) && (why === "connection" || why === "end-of-file"))
    .map(({ from, to, why }) => ({
      from,
      to,
      what: why === "connection" ? say.connection : say.endOfFile,
    }));
  return [...flows, ...others];
}

/** What was sent to one socket: which bytes of it were written by which call. */
class Stream {
  readonly #sent: { call: Call; end: number }[] = [];
  #taken = 0;
  /** The first whose bytes are not all taken. */
  #next = 0;

  put(call: Call, length: number): void {
    this.#sent.push({ call, end: (this.#sent.at(-1)?.end ?? 0) + length });
  }

  /** The call that wrote the last of the next bytes; null where none of them was written. */
  take(length: number): Call | null {
    while ((this.#sent[this.#next]?.end ?? Infinity) <= this.#taken) this.#next++;
    this.#taken += length;
    let at = this.#next;
    while ((this.#sent[at]?.end ?? Infinity) < this.#taken) at++;
    const found = this.#sent[at] ?? (this.#next < this.#sent.length ? this.#sent.at(-1) : null);
    this.#next = Math.min(at, this.#sent.length);
    return found?.call ?? null;
  }
}

function streamTo(streams: Map<string, Stream>, object: string): Stream {
  const known = streams.get(object) ?? new Stream();
  streams.set(object, known);
  return known;
}

/** A writer counts from its entry, a reader from its return. */
function momentOf(call: Call): number {
  return call.data?.direction === "out" ? call.start : (call.end ?? call.start) + 0.5;
}

/** Socket → the socket at the other end, as any step says. */
function peersOf(record: RunRecord): Map<string, string> {
  const peers = new Map<string, string>();
  for (const { patch } of record.steps) {
    for (const [name, change] of Object.entries(patch.objects ?? {})) {
      const peer = change?.peer;
      if (!peer) continue;
      peers.set(name, peer);
      if (!peers.has(peer)) peers.set(peer, name);
    }
  }
  return peers;
}
