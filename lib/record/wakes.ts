/**
 * Which call let another go on. Whatever can end a wait (data written, space made, a lock given back) is noted under
 * a key of the thing waited for; a call that slept looks there for the first such event since it began.
 */
import type { Wake } from "./types.ts";

export class Wakes {
  readonly found: Wake[] = [];
  private readonly events = new Map<string, { call: number; t: number }[]>();

  /** Something that a waiter for `key` waits for was done by this call. */
  note(key: string, call: number | null, t: number): void {
    if (call === null) return;
    const list = this.events.get(key) ?? [];
    list.push({ call, t });
    this.events.set(key, list);
  }

  /** The call `to` slept since `t0` until one of `keys` came. */
  wake(keys: string[], to: { id: number; start: number; waited: boolean }, why: Wake["why"]): void {
    if (!to.waited) return;
    const since = keys
      .flatMap((key) => this.since(key, to.start))
      .filter(({ call }) => call !== to.id)
      .sort((a, b) => a.t - b.t)[0];
    if (since) this.found.push({ from: since.call, to: to.id, why });
  }

  /** The call that was noted last for `key`. */
  last(key: string): number | null {
    return this.events.get(key)?.at(-1)?.call ?? null;
  }

  private since(key: string, t: number): { call: number; t: number }[] {
    const list = this.events.get(key) ?? [];
    let first = list.length;
    while (first > 0 && (list[first - 1]?.t ?? 0) >= t) first--;
    const event = list[first] ?? list.at(-1); // reported late: the last one before is the one
    return event ? [event] : [];
  }
}
