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
import { byTime, Order } from "./order.ts";
import { endProcess, enterExec, enterProcess, enterSignal, reap } from "./processes.ts";
import { Startup } from "./startup.ts";
import { showStores } from "./stores.ts";

/** Makes the record of a run from the events of its raw stream. @throws when they have no beginning */
export function decode(
  stream: readonly RawEvent[],
  programs: ProgramInfo[],
  seed: number | null = null,
): RunRecord {
  const events = byTime(stream);
  const d = begin(events, programs, seed);
  const callOf = enterCalls(d, events);
  d.forks = forksIn(callOf);
  const order = new Order(events, d.tables);
  const startup = new Startup();
  for (const { event, time } of order) {
    if (event.e === "limit") {
      // What comes now is the box's doing: the state that matters is the one in which the run was ended.
      d.ended = event.t;
      const waiting = waitingAt(d, order.rest, callOf);
      fillBlockedPipes(d, waiting);
      d.waits = waitsOf(d, waiting);
      break;
    }
    const call = event.e === "call" && callOf.get(event);
    if (call) applyEvent(d, { raw: event, call, time }, startup);
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
  return { ...d.record, ending: endingOf(d, events) };
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
