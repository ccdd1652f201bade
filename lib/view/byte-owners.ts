import { statesOf } from "../record/replay.ts";
import { type Call, DATA_LIMIT, type RunRecord, type State } from "../record/types.ts";
import { decode } from "./facts.ts";
import { storersOf } from "./stores.ts";
import { callText } from "./words.ts";

/** What put a byte where it is. */
export type Owner =
  /** A call wrote it. */
  | { how: "call"; call: Call }
  /** The kernel's zeros, where a call made room or first showed it. */
  | { how: "room"; call: Call }
  /** One of these processes stored it through its mapping. `seen`: "at P1 fork()", "when P2 exits with 0". */
  | { how: "store"; by: string[]; seen: string };

/** The first bytes of an object after a step, and for each what put it there. */
export interface Owned {
  /** null: the record does not keep it. */
  bytes: (number | null)[];
  /** null: it was there before. */
  owners: (Owner | null)[];
  /** How many bytes there are in all. */
  total: number;
}

/**
 * What a file, a segment or a pipe held after each step of the record; null where that is not known. Of a pipe what was
 * written and not yet read is in it.
 */
export function ownedBytes(record: RunRecord, object: string): (Owned | null)[] {
  const states = statesOf(record);
  const pipe: Written[] = [];
  let now: Owned | null = null;
  return record.steps.map((step, i) => {
    const call = step.call === null ? null : (record.calls[step.call] ?? null);
    const state = states[i]?.objects[object];
    const about = call?.object === object && !call.errno ? call : null;
    if (about?.data) passThrough(pipe, about);
    if (state?.content !== undefined) {
      const bytes = decode(state.content);
      const owners = ownersAfter(now, bytes, { record, states, object, step: i, call, about });
      now = { bytes: [...bytes], owners, total: state.size ?? bytes.length };
    } else if (state?.kind === "pipe" || state?.kind === "fifo") now = inPipe(pipe);
    return now;
  });
}

/** "P2 write(3, "Yes", 3)", "P1 stored it", "P1 or P2 stored it". */
export function sayOwner(owner: Owner | null): string {
  if (owner === null) return "there before";
  if (owner.how === "store") {
    const who = owner.by.length > 0 ? `${owner.by.join(" or ")} stored it` : "changed";
    return `${who}; seen ${owner.seen}`;
  }
  const text = sayCall(owner.call);
  return owner.how === "call" ? text : `zero from the kernel; seen at ${text}`;
}

/** What is left in a pipe of what one call wrote: all but the first `taken` bytes. */
interface Written {
  call: Call;
  taken: number;
  length: number;
}

function passThrough(pipe: Written[], call: Call): void {
  let length = call.data?.length ?? 0;
  if (call.data?.direction === "out") pipe.push({ call, taken: 0, length });
  while (call.data?.direction === "in" && length > 0 && pipe[0]) {
    const takes = Math.min(length, pipe[0].length - pipe[0].taken);
    pipe[0].taken += takes;
    length -= takes;
    if (pipe[0].taken === pipe[0].length) pipe.shift();
  }
}

function inPipe(pipe: Written[]): Owned {
  const owned: Owned = { bytes: [], owners: [], total: 0 };
  for (const { call, taken, length } of pipe) {
    owned.total += length - taken;
    const kept = decode(call.data?.bytes ?? "");
    const owner: Owner = { how: "call", call };
    for (let at = taken; at < length && owned.bytes.length < DATA_LIMIT; at++) {
      owned.bytes.push(kept[at] ?? null);
      owned.owners.push(owner);
    }
  }
  return owned;
}

interface Change {
  record: RunRecord;
  states: State[];
  object: string;
  step: number;
  call: Call | null;
  /** The call, where it was about this object. */
  about: Call | null;
}

function ownersAfter(before: Owned | null, bytes: Uint8Array, change: Change): (Owner | null)[] {
  const { about, states, step } = change;
  const written = about?.data?.direction === "out" ? rangeOf(about, states[step]) : null;
  const byCall: Owner | null = about && { how: "call", call: about };
  const room: Owner | null = about && { how: "room", call: about };
  let stored: Owner | undefined;
  return Array.from(bytes, (byte, at) => {
    if (written && at >= written.from && at < written.to) return byCall;
    const known = before !== null && at < before.bytes.length;
    if (known && before.bytes[at] === byte) return before.owners[at] ?? null;
    if (!known && byte === 0) return room;
    if (before === null) return null;
    stored ??= storeOf(change);
    return stored;
  });
}

function storeOf({ record, states, object, step, call }: Change): Owner {
  const by = storersOf(record, states, object, step);
  const text = record.steps[step]?.text ?? "";
  const event = /^P\d+ /.test(text) ? `when ${text}` : "at the end";
  return { how: "store", by, seen: call ? `at ${sayCall(call)}` : event };
}

function sayCall(call: Call): string {
  return `${call.process} ${callText(call)}`;
}

/** Where a call wrote: from its own offset, or up to where it left the description's. */
function rangeOf(call: Call, state: State | undefined): { from: number; to: number } {
  const length = call.data?.length ?? 0;
  const offset = call.args.find((a) => a.name === "offset")?.value;
  const end = state?.opens[call.open ?? ""]?.offset ?? length;
  const from = call.name.startsWith("pwrite") && offset !== undefined ? offset : end - length;
  return { from, to: from + length };
}
