/**
 * Who waits for what when a run is ended, and whether it could ever have come.
 *
 * Each process that sleeps in a call waits for others: those that hold the other end of a pipe, that could send a
 * message, its children. A wait can end only through a process that is not itself waiting for ever; so all that wait
 * are first taken for lost, and those with somebody left who could help are let go, until nothing changes.
 */

import { steps } from "../../words/record/steps.ts";
import type { Decoding } from "../decode/decoding.ts";
import { isPipe } from "../decode/kinds.ts";
import type { RawCall, RawEvent, RawOf } from "../raw.ts";
import type { Call, Wait } from "../types.ts";
import type { Found } from "./found.ts";
import { describeWait, kindOfWait } from "./kinds.ts";

/** A process that was in a call when the run was ended. */
export interface Waiting {
  process: string;
  raw: RawCall;
  call: Call | null;
}

/** Those who wait, from what the stream tells after the limit: calls that never returned, and states of processes. */
export function waitingAt(d: Decoding, rest: RawEvent[], callOf: Map<RawCall, Call>): Waiting[] {
  const found = new Map<string, Waiting>();
  for (const event of rest) {
    if (event.e !== "stuck" && (event.e !== "call" || event.ret !== undefined)) continue;
    const process = d.tables.nameOf(event.pid);
    if (process === undefined || d.tables.process(process).status !== "alive") continue;
    if (event.e === "call") {
      const call = callOf.get(event) ?? null;
      if (call) call.process = process;
      found.set(process, { process, raw: event, call });
    } else if (event.nr >= 0 && !found.has(process)) {
      found.set(process, { process, raw: rawOf(event), call: null });
    }
  }
  return [...found.values()];
}

/** A write that waits has put in what fits: the pipe is full, though the call never said how much it moved. */
export function fillBlockedPipes(d: Decoding, waiting: Waiting[]): void {
  for (const { process, raw, call } of waiting) {
    if (kindOfWait(raw, d.tables.architecture) !== "write") continue;
    const open = d.tables.openAt(process, Number(raw.args[0]));
    const object = open && d.tables.object(open.state.object);
    if (!object || !isPipe(object.kind)) continue;
    object.bytes = object.capacity ?? object.bytes ?? 0;
    const text = steps.writes(process);
    d.steps.add({ call: call?.id ?? null, time: d.ended, event: "wait", process, text });
  }
}

export function waitsOf(d: Decoding, waiting: Waiting[]): Wait[] {
  const found = new Map<string, Found>();
  for (const { process, raw, call } of waiting) {
    const wait = describeWait(d, process, raw, call);
    found.set(process, wait);
    if (wait.cure !== null) d.cures.set(process, wait.cure);
  }
  const alive = Object.keys(d.tables.state.processes).filter(
    (name) => d.tables.process(name).status === "alive",
  );
  const lost = deadlocked(alive, found);
  return [...found].map(([process, wait]) => ({
    process,
    call: wait.call,
    object: wait.object,
    kind: wait.kind,
    what: wait.what,
    holders: wait.holders,
    forever: lost.has(process),
  }));
}

/** Who can never go on: all that wait, less those whom somebody can still help. */
function deadlocked(alive: string[], waits: Map<string, Found>): Set<string> {
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

function rawOf(event: RawOf<"stuck">): RawCall {
  const args = Array.from({ length: 6 }, (_, i) => event.args[i] ?? "0") as RawCall["args"];
  return { e: "call", t0: event.t, t: event.t, pid: event.pid, nr: event.nr, args };
}
