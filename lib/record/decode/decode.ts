/** From the raw stream to the record: numbers to names, calls to effects, effects to steps. */

import type { RawCall, RawEvent } from "../raw.ts";
import type { Call, RunRecord } from "../types.ts";
import { fillBlockedPipes, waitingAt, waitsOf } from "../waits/waits.ts";
import { enterCalls } from "./calls.ts";
import { begin, type Decoding, type ProgramInfo } from "./decoding.ts";
import { applyCall } from "./effects/apply.ts";
import { contextOf } from "./effects/context.ts";
import { endingOf } from "./ending.ts";
import { forksIn } from "./forks.ts";
import { Order } from "./order.ts";
import { endProcess, enterExec, enterProcess, enterSignal, reap } from "./processes.ts";
import { Startup } from "./startup.ts";
import { showStores } from "./stores.ts";

/** Makes the record of a run from its raw stream. Throws when the stream is not one, or tells of the box's own failure. */
export function decode(
  stream: string,
  programs: ProgramInfo[],
  seed: number | null = null,
): RunRecord {
  const events = parse(stream);
  const d = begin(events, programs, seed);
  const callOf = enterCalls(d, events);
  d.forks = forksIn(callOf);
  const order = new Order(events, d.tables);
  const startup = new Startup();
  for (let i = 0; i < events.length; i++) {
    const { event, time } = order.next(i);
    if (event.e === "limit") {
      // What comes now is the box's doing: the state that matters is the one in which the run was ended.
      d.ended = event.t;
      const waiting = waitingAt(d, events.slice(i), callOf);
      fillBlockedPipes(d, waiting);
      d.waits = waitsOf(d, waiting);
      break;
    }
    if (event.e === "call")
      applyEvent(d, { raw: event, call: callOf.get(event) as Call, time }, startup);
    else if (event.e === "process") enterProcess(d, event, startup);
    else if (event.e === "exec") enterExec(d, event, startup);
    else if (event.e === "signal") enterSignal(d, event);
    else if (event.e === "exit") endProcess(d, event);
    else if (event.e === "reaped") reap(d, event);
  }
  showStores(d, events);
  d.record.objects = d.tables.names.objects;
  d.record.opens = d.tables.names.opens;
  d.record.wakes = d.wakes.found();
  d.record.steps = d.steps.list;
  d.record.ending = endingOf(d, events);
  return d.record;
}

function parse(stream: string): RawEvent[] {
  const events: RawEvent[] = [];
  // Line by line: all lines together would be the stream once more.
  for (let from = 0; from < stream.length; ) {
    const newline = stream.indexOf("\n", from);
    const to = newline < 0 ? stream.length : newline;
    const line = stream.slice(from, to);
    from = to + 1;
    if (line === "") continue;
    try {
      events.push(JSON.parse(line) as RawEvent);
    } catch {
      throw new Error(
        `line ${events.length + 1} of the run's raw stream is no JSON: ${line.slice(0, 80)}`,
      );
    }
  }
  if (events[0]?.e !== "start") throw new Error("the run's raw stream has no beginning");
  // The stream is in the order of the returns; a stable sort keeps what happened in one microsecond in order.
  const timeOf = (event: RawEvent): number =>
    "t" in event ? event.t : event.e === "start" ? -1 : Infinity;
  return events.sort((a, b) => (timeOf(a) === timeOf(b) ? 0 : timeOf(a) - timeOf(b)));
}

/** `time`: of its effect. */
function applyEvent(
  d: Decoding,
  { raw, call, time }: { raw: RawCall; call: Call; time: number },
  startup: Startup,
): void {
  const process = d.tables.nameOf(raw.pid);
  if (process === undefined) return;
  call.process = process;
  call.startup ||= startup.isLoading(raw, call);
  const calls = d.callsOf.get(process) ?? [];
  calls.push(call);
  d.callsOf.set(process, calls);
  const context = contextOf(d, raw, call);
  applyCall(context);
  if (!Number.isNaN(context.ret))
    d.steps.add({ call: call.id, time, event: "call", process, text: null });
}
