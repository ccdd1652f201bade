/**
 * The order in which effects are applied. The tracer tells of each call when it returned, and on two CPUs the reader of
 * a pipe may be told of before the writer whose bytes it has already got. Cause comes before effect here: such a
 * call is moved in front of the one that needed it.
 *
 * A write that waits for room in a pipe has filled it when it begins to wait, and its effect comes then: until it
 * returns, the pipe stays full, or drains what was left of it.
 */

import { callOf } from "../../linux/calls.ts";
import type { RawCall, RawEvent } from "../raw.ts";
import { typeOfMessage } from "./effects/sysv.ts";
import { isPipe } from "./kinds.ts";
import type { Tables } from "./tables/tables.ts";

/** How far ahead a cause is looked for: more calls than processes could have under way. */
const WINDOW = 200;

/** The stream is in the order of the returns; what happened in one microsecond stays in order. */
export function byTime(events: readonly RawEvent[]): RawEvent[] {
  // The beginning and the end have no time, and their difference would not be a number.
  return [...events].sort((a, b) => (timeOf(a) === timeOf(b) ? 0 : timeOf(a) - timeOf(b)));
}

export class Order {
  /** Those before `#at` have been given out. */
  readonly #events: RawEvent[];
  #at = 0;
  readonly #tables: Tables;
  /** When the effect of an event came that was moved. */
  readonly #moved = new Map<RawEvent, number>();
  /** Writes that waited, by their entry; those before `#begun` have begun. */
  readonly #waited: RawCall[];
  #begun = 0;

  /** @param events by time */
  constructor(events: RawEvent[], tables: Tables) {
    this.#events = [...events];
    this.#tables = tables;
    this.#waited = events
      .filter((event): event is RawCall => event.e === "call" && waitedToWrite(event, tables))
      .sort((a, b) => a.t0 - b.t0);
  }

  /** Each event when all before it have been applied, and the time of its effect. */
  *[Symbol.iterator](): Generator<{ event: RawEvent; time: number }> {
    while (this.#at < this.#events.length) {
      this.#fillFirst();
      this.#causeFirst();
      const event = this.#events[this.#at++] as RawEvent;
      yield { event, time: this.#timeOf(event) };
    }
  }

  /** Those that have not been given out. */
  get rest(): RawEvent[] {
    return this.#events.slice(this.#at);
  }

  /** Brings forward the writes that had begun to wait by now. */
  #fillFirst(): void {
    const now = this.#timeOf(this.#events[this.#at] as RawEvent);
    let to = this.#at;
    for (const write of this.#begunBy(now)) {
      const from = this.#moved.has(write) ? -1 : this.#events.indexOf(write, to);
      if (from > to && this.#isToPipe(write)) this.#move(from, to++, write.t0);
    }
  }

  *#begunBy(now: number): Generator<RawCall> {
    for (let next = this.#waited[this.#begun]; next && next.t0 <= now; ) {
      yield next;
      next = this.#waited[++this.#begun];
    }
  }

  /** Brings forward what the next event needs, and what that needs. */
  #causeFirst(): void {
    for (;;) {
      const cause = causeOf(this.#events, this.#at, this.#tables);
      if (cause <= this.#at) return;
      this.#move(cause, this.#at, this.#timeOf(this.#events[this.#at] as RawEvent));
    }
  }

  #isToPipe(write: RawCall): boolean {
    const object = objectOf(this.#tables, write.pid, Number(write.args[0]));
    return object !== null && isPipe(this.#tables.object(object).kind);
  }

  #move(from: number, to: number, time: number): void {
    const event = this.#events[from] as RawEvent;
    this.#moved.set(event, Math.min(timeOf(event), time));
    // Only what is between them moves: splice would move all that is still to come.
    this.#events.copyWithin(to + 1, to, from);
    this.#events[to] = event;
  }

  #timeOf(event: RawEvent): number {
    return this.#moved.get(event) ?? timeOf(event);
  }
}

function timeOf(event: RawEvent): number {
  return "t" in event ? event.t : event.e === "start" ? -1 : Infinity;
}

function waitedToWrite(call: RawCall, { architecture }: Tables): boolean {
  return (
    (call.slept ?? false) && Number(call.ret) > 0 && WRITES.has(callOf(call.nr, architecture).name)
  );
}

/** Index of the event that must be applied before `events[at]`, or -1. */
function causeOf(events: RawEvent[], at: number, tables: Tables): number {
  const event = events[at];
  if (event?.e !== "call" || event.ret === undefined) return -1;
  const name = callOf(event.nr, tables.architecture).name;
  if (name === "msgrcv" && Number(event.ret) >= 0) return messageCauseOf(events, at, event, tables);
  if (!READS.has(name)) return -1;
  const object = objectOf(tables, event.pid, Number(event.args[0]));
  const state = object === null ? undefined : tables.state.objects[object];
  if (!state || object === null) return -1;
  const got = Number(event.ret);
  const target = state.kind === "socket" ? (state.peer ?? null) : object;
  if (target === null || !(isPipe(state.kind) || state.kind === "socket")) return -1;
  if (got > 0 && (tables.fill.get(object) ?? state.bytes ?? 0) < got) {
    return find(
      events,
      at,
      event,
      tables,
      (other, otherName) =>
        WRITES.has(otherName) &&
        Number(other.ret) > 0 &&
        objectOf(tables, other.pid, Number(other.args[0])) === target,
    );
  }
  return -1;
}

const READS = new Set("read readv recvfrom recvmsg".split(" "));
const WRITES = new Set("write writev sendto sendmsg".split(" "));

function messageCauseOf(events: RawEvent[], at: number, event: RawCall, tables: Tables): number {
  const object = tables.names.known(`queue ${Number(event.args[0])}`);
  const messages = object === undefined ? [] : tables.queues.in(object);
  const type = typeOfMessage(event);
  if (messages.some((message) => message.type === type)) return -1;
  return find(
    events,
    at,
    event,
    tables,
    (other, name) =>
      name === "msgsnd" &&
      other.args[0] === event.args[0] &&
      typeOfMessage(other) === type &&
      other.ret === "0",
  );
}

function find(
  events: RawEvent[],
  at: number,
  event: RawCall,
  { architecture }: Tables,
  fits: (other: RawCall, name: string) => boolean,
): number {
  for (let i = at + 1; i < Math.min(events.length, at + WINDOW); i++) {
    const other = events[i];
    if (other?.e !== "call" || other.t0 > event.t) continue;
    if (fits(other, callOf(other.nr, architecture).name)) return i;
  }
  return -1;
}

function objectOf(tables: Tables, pid: number, fd: number): string | null {
  const process = tables.nameOf(pid);
  return process === undefined ? null : (tables.openAt(process, fd)?.state.object ?? null);
}
