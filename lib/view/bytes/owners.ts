import { Replay } from "../../record/replay.ts";
import { type Call, DATA_LIMIT, type RunRecord, type State } from "../../record/types.ts";
import { choice } from "../../words/list.ts";
import { owner as say } from "../../words/view/bytes.ts";
import { decode } from "../tell/facts.ts";
import { Storers } from "../tell/stores.ts";
import { callText } from "../tell/words.ts";

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
 * What a file, a segment or a pipe held after each step of the record, one after the other; null where that is not
 * known. Of a pipe what was written and not yet read is in it.
 */
export function* ownedBytes(record: RunRecord, object: string): Generator<Owned | null> {
  const storers = new Storers(record, object);
  const pipe = new Written();
  const replay = new Replay();
  let now = null as Owned | null;
  for (const [i, step] of record.steps.entries()) {
    const state = replay.apply(step.patch).state.objects[object];
    const call = step.call === null ? null : (record.calls[step.call] ?? null);
    const about = call?.object === object && !call.errno ? call : null;
    if (about?.data) pipe.pass(about);
    if (state?.content !== undefined) {
      const known = now;
      const bytes = decode(state.content);
      // Most steps leave it alone: then nothing need be looked for.
      if (known && !about && isSame(known, bytes)) {
        now = { ...known, total: state.size ?? bytes.length };
      } else {
        const written = about?.data?.direction === "out" ? rangeOf(about, replay.state) : null;
        const stored = () => storeOf(record, storers, i, call);
        const owners = ownersAfter(known, bytes, about, written, stored);
        now = { bytes: [...bytes], owners, total: state.size ?? bytes.length };
      }
    } else if (state?.kind === "pipe" || state?.kind === "fifo") now = pipe.left();
    yield now;
  }
}

/** "P2 write(3, "Yes", 3)", "P1 stored it", "P1 or P2 stored it". */
export function sayOwner(owner: Owner | null): string {
  if (owner === null) return say.before;
  if (owner.how === "store") {
    const { by, seen } = owner;
    return by.length > 0 ? say.stored(choice(by), seen) : say.changed(seen);
  }
  const text = sayCall(owner.call);
  return owner.how === "call" ? text : say.zero(text);
}

/** What was written into a pipe and not read yet: all but the first bytes of the first write. */
class Written {
  readonly #calls: Call[] = [];
  /** The first write that is not read whole, and how much of it is. */
  #first = 0;
  #taken = 0;
  #total = 0;

  pass(call: Call): void {
    const length = call.data?.length ?? 0;
    if (call.data?.direction === "out") {
      this.#calls.push(call);
      this.#total += length;
      return;
    }
    let left = Math.min(length, this.#total);
    this.#total -= left;
    for (let write = this.#calls[this.#first]; write && left > 0; ) {
      const rest = (write.data?.length ?? 0) - this.#taken;
      if (left < rest) {
        this.#taken += left;
        return;
      }
      left -= rest;
      this.#taken = 0;
      write = this.#calls[++this.#first];
    }
  }

  left(): Owned {
    const owned: Owned = { bytes: [], owners: [], total: this.#total };
    for (let i = this.#first; i < this.#calls.length && owned.bytes.length < DATA_LIMIT; i++) {
      const call = this.#calls[i] as Call;
      const kept = decode(call.data?.bytes ?? "");
      const owner: Owner = { how: "call", call };
      const length = call.data?.length ?? 0;
      const from = i === this.#first ? this.#taken : 0;
      for (let at = from; at < length && owned.bytes.length < DATA_LIMIT; at++) {
        owned.bytes.push(kept[at] ?? null);
        owned.owners.push(owner);
      }
    }
    return owned;
  }
}

function isSame(known: Owned, bytes: Uint8Array): boolean {
  return known.bytes.length === bytes.length && known.bytes.every((b, at) => b === bytes[at]);
}

/** @param stored is asked for once at most, where a byte changed that no call wrote */
function ownersAfter(
  before: Owned | null,
  bytes: Uint8Array,
  about: Call | null,
  written: { from: number; to: number } | null,
  stored: () => Owner,
): (Owner | null)[] {
  const byCall: Owner | null = about && { how: "call", call: about };
  const room: Owner | null = about && { how: "room", call: about };
  let store: Owner | undefined;
  return Array.from(bytes, (byte, at) => {
    if (written && at >= written.from && at < written.to) return byCall;
    const known = before !== null && at < before.bytes.length;
    if (known && before.bytes[at] === byte) return before.owners[at] ?? null;
    if (!known && byte === 0) return room;
    if (before === null) return null;
    store ??= stored();
    return store;
  });
}

function storeOf(record: RunRecord, storers: Storers, step: number, call: Call | null): Owner {
  const by = storers.of(step);
  const { process = null, text = "" } = record.steps[step] ?? {};
  const event = process === null ? say.atEnd : say.when(text ?? "");
  return { how: "store", by, seen: call ? say.atCall(sayCall(call)) : event };
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
