/**
 * Who waits for what when a run is ended, and whether it could ever have come.
 *
 * Each process that sleeps in a call waits for others: those that hold the other end of a pipe, that could send a
 * message, its children. A wait can end only through a process that is not itself waiting for ever; so all that wait
 * are first taken for lost, and those with somebody left who could help are let go, until nothing changes.
 */
import type { RawCall } from "./arguments.ts";
import type { Decoding } from "./decode.ts";
import type { RawEvent } from "./raw.ts";
import type { Wait } from "./types.ts";
import { describeWait, type Found } from "./waitKinds.ts";

export type Stuck = Extract<RawEvent, { e: "stuck" }>;

export function waitsOf(d: Decoding, stuck: Stuck[]): Wait[] {
  const found = new Map<string, Found>();
  for (const event of stuck) {
    const name = d.tables.nameOf(event.pid);
    if (name === undefined) continue;
    const call = d.callsOf.get(name)?.findLast((c) => c.end === null) ?? null;
    const wait = describeWait(d, name, rawOf(event), call);
    if (wait === null) continue;
    found.set(name, wait);
    if (wait.cure !== null) d.cures.set(name, wait.cure);
  }
  const lost = lostOnes(
    stuck.map((event) => d.tables.nameOf(event.pid) ?? ""),
    found,
  );
  return [...found].map(([process, wait]) => ({
    process,
    call: wait.call,
    object: wait.object,
    what: wait.what,
    holders: wait.holders,
    forever: lost.has(process),
  }));
}

/** Who can never go on: all that wait, less those whom somebody can still help. */
function lostOnes(alive: string[], waits: Map<string, Found>): Set<string> {
  const lost = new Set([...waits].filter(([, wait]) => !wait.endsByItself).map(([name]) => name));
  for (let changed = true; changed; ) {
    changed = false;
    for (const name of lost) {
      const helpers = waits.get(name)?.helpers ?? alive;
      if (!helpers.some((helper) => helper !== name && alive.includes(helper) && !lost.has(helper)))
        continue;
      lost.delete(name);
      changed = true;
    }
  }
  return lost;
}

function rawOf(event: Stuck): RawCall {
  const args = Array.from({ length: 6 }, (_, i) => event.args[i] ?? "0") as RawCall["args"];
  return { e: "call", t0: event.t, t: event.t, pid: event.pid, nr: event.nr, args };
}
