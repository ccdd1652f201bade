/**
 * Which call let another go on. Whatever can end a wait (data written, space made, a lock given back) is noted under
 * a key of the thing waited for, and so is each call that slept. At the end each sleeper is given the first such event
 * that overlaps it: on two CPUs the one that was woken may be told of before the one that woke it.
 */
import type { Call, Wake } from "../types.ts";

interface Event {
  call: number;
  from: number;
  to: number;
}

interface Sleep {
  keys: string[];
  id: number;
  start: number;
  why: Wake["why"];
}

export class Wakes {
  readonly #events = new Map<string, Event[]>();
  readonly #sleeps: Sleep[] = [];
  readonly #calls: Call[];

  /** `calls`: those of the record, by their ids. */
  constructor(calls: Call[]) {
    this.#calls = calls;
  }

  /** Something that a waiter for `key` waits for was done by this call, at the latest at time `to`. */
  note(key: string, call: number | null, to: number): void {
    if (call === null) return;
    const list = this.#events.get(key) ?? [];
    list.push({ call, from: Math.min(this.#calls[call]?.start ?? to, to), to });
    this.#events.set(key, list);
  }

  /** The call slept until one of `keys` came. */
  wake(keys: string[], to: Pick<Call, "id" | "start" | "waited">, why: Wake["why"]): void {
    if (to.waited) this.#sleeps.push({ keys, id: to.id, start: to.start, why });
  }

  /** The call that was noted last for `key`. */
  last(key: string): number | null {
    return this.#events.get(key)?.at(-1)?.call ?? null;
  }

  /** All of them, in the order of those that were woken: one for each, what came first. */
  found(): Wake[] {
    const wakes = new Map<number, Wake & { at: number }>();
    for (const { keys, id, start, why } of this.#sleeps) {
      const end = this.#calls[id]?.end ?? Number.POSITIVE_INFINITY;
      const events = keys.flatMap((key) => this.#during(key, start, end));
      const first = events.filter(({ call }) => call !== id).sort((a, b) => a.to - b.to)[0];
      if (first && first.to < (wakes.get(id)?.at ?? Number.POSITIVE_INFINITY))
        wakes.set(id, { from: first.call, to: id, why, at: first.to });
    }
    return [...wakes.values()]
      .map(({ from, to, why }) => ({ from, to, why }))
      .sort((a, b) => a.to - b.to);
  }

  /** The first event of a key that was over after `start` and had begun before `end`. */
  #during(key: string, start: number, end: number): Event[] {
    const list = this.#events.get(key) ?? [];
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] as Event).to < start) low = middle + 1;
      else high = middle;
    }
    return list.slice(low, low + SEARCH_LIMIT).filter(({ from }) => from <= end);
  }
}

/** Events of one key under way at the same time: more than there are processes at one object. */
const SEARCH_LIMIT = 8;
