/** From the raw stream to the record: numbers to names, calls to effects, effects to steps. */

import { callOf } from "../../linux/calls.ts";
import { errnoName } from "../../linux/errno.ts";
import type { RawEvent } from "../raw.ts";
import {
  type Call,
  type Layer,
  type ProcessEntry,
  type ProgramEntry,
  RECORD_SCHEMA,
  type RunRecord,
  type Wait,
} from "../types.ts";
import { fillBlockedPipes, waitingAt, waitsOf } from "../waits/waits.ts";
import { decodeArguments, type RawCall } from "./arguments.ts";
import { applyCall } from "./effects/apply.ts";
import { type Context, contextOf } from "./effects/context.ts";
import { Locks } from "./effects/locks.ts";
import { Sockets } from "./effects/sockets.ts";
import { endingOf } from "./ending.ts";
import { libraryCall } from "./library.ts";
import { Order } from "./order.ts";
import {
  endProcess,
  enterExec,
  enterProcess,
  enterSignal,
  type Forks,
  forksIn,
} from "./processes.ts";
import { Startup } from "./startup.ts";
import { Steps } from "./steps.ts";
import { showStores } from "./stores.ts";
import { Tables } from "./tables.ts";
import { Wakes } from "./wakes.ts";

/** What the caller knows of a program that the stream does not. */
export interface ProgramInfo {
  name: string;
  kind: "function" | "command";
  argv: string[] | null;
  source: string | null;
}

/** All that grows while the stream is read. */
export interface Decoding {
  tables: Tables;
  wakes: Wakes;
  sockets: Sockets;
  locks: Locks;
  steps: Steps;
  record: RunRecord;
  processes: Map<string, ProcessEntry>;
  /** The calls of each process, by their order. */
  callsOf: Map<string, Call[]>;
  forks: Forks;
  /** Who waited when the run was ended at a limit, and when that was. */
  waits: Wait[];
  ended: number;
  /** Children that ended and were never waited for, though their parent lived on. */
  zombies: number;
  /** What to do about the wait of each process that waits when the run is ended. */
  cures: Map<string, string>;
}

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

function begin(events: RawEvent[], programs: ProgramInfo[], seed: number | null): Decoding {
  const start = events[0] as Extract<RawEvent, { e: "start" }>;
  const end = events.findLast((event) => event.e === "end");
  const tables = new Tables();
  tables.cwd = start.cwd ?? "";
  const steps = new Steps(tables);
  for (const { program, ...files } of start.stdio) {
    for (const [kind, file] of Object.entries(files)) {
      const name = start.stdio.length === 1 ? kind : `${kind}-${program}`;
      tables.addObject(file.file, kind as "stdin", null, name);
    }
  }
  const record: RunRecord = {
    schema: RECORD_SCHEMA,
    run: { started: new Date(start.epoch * 1000).toISOString(), duration: end?.t ?? 0, seed },
    machine: start.machine ?? { kernel: "", arch: "x86_64", pageSize: 4096, cpus: 0 },
    layers: start.layers.map((l) => ({ ...l, reason: l.reason ?? null })) as Layer[],
    programs: programs.map((p): ProgramEntry => ({ ...p, process: "" })),
    processes: [],
    objects: [],
    opens: [],
    calls: [],
    signals: [],
    wakes: [],
    steps: [],
    ending: undefined as unknown as RunRecord["ending"],
  };
  const shared = {
    tables,
    wakes: new Wakes(record.calls),
    sockets: new Sockets(tables),
    locks: new Locks(),
  };
  return {
    ...shared,
    steps,
    record,
    processes: new Map(),
    callsOf: new Map(),
    forks: new Map(),
    cures: new Map(),
    waits: [],
    zombies: 0,
    ended: Infinity,
  };
}

/** The calls in the order of their entry, so that an effect can name the call that caused it. */
function enterCalls(d: Decoding, events: RawEvent[]): Map<RawCall, Call> {
  const raws = events.filter((event): event is RawCall => event.e === "call");
  const byEntry = [...raws].sort((a, b) => a.t0 - b.t0);
  return new Map(
    byEntry.map((raw, id) => {
      const call = callFrom(raw, id);
      d.record.calls.push(call);
      return [raw, call];
    }),
  );
}

function callFrom(raw: RawCall, id: number): Call {
  const syscall = callOf(raw.nr).name;
  const { args, out } = decodeArguments(raw);
  const library = libraryCall(raw, syscall, args);
  const ret = raw.ret === undefined ? null : BigInt(raw.ret);
  const failed = ret !== null && ret < 0n && ret > -4096n;
  const moved = raw.data === undefined || failed ? null : Buffer.from(raw.data, "base64");
  return {
    id,
    process: "",
    name: library.name,
    syscall,
    args: library.args,
    result: ret === null ? null : failed ? -1 : resultOf(syscall, ret),
    errno: failed ? errnoName(Number(-ret)) : null,
    out,
    start: raw.t0,
    end: ret === null ? null : raw.t,
    waited: raw.slept ?? false,
    open: null,
    object: null,
    data:
      moved === null
        ? null
        : {
            bytes: raw.data as string,
            length: movedLength(syscall, raw, moved),
            direction: IN.has(syscall) ? "in" : "out",
          },
    line: raw.line || null,
    startup: raw.ip === "loader",
  };
}

const IN = new Set("read readv pread64 preadv recvfrom recvmsg msgrcv mq_timedreceive".split(" "));

/** How many bytes moved in all: the result, but msgsnd returns 0. */
function movedLength(syscall: string, raw: RawCall, moved: Buffer): number {
  if (syscall === "msgsnd" || syscall === "mq_timedsend") return Number(raw.args[2]);
  return raw.ret === undefined ? moved.length : Number(raw.ret);
}

function resultOf(syscall: string, ret: bigint): number | string {
  const isAddress = ["mmap", "shmat", "brk", "mremap"].includes(syscall);
  return isAddress || ret > BigInt(Number.MAX_SAFE_INTEGER) ? `0x${ret.toString(16)}` : Number(ret);
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
  const context: Context = contextOf(d, raw, call);
  applyCall(context);
  if (!Number.isNaN(context.ret))
    d.steps.add({ call: call.id, time, event: "call", process, text: null });
}

function reap(d: Decoding, event: Extract<RawEvent, { e: "reaped" }>): void {
  const name = d.tables.nameOf(event.pid);
  if (name === undefined || d.tables.process(name).status !== "zombie") return;
  const { parent, end } = d.processes.get(name) ?? {};
  const parentEnd = d.processes.get(parent ?? "")?.end ?? null;
  // Its parent outlived it and never waited: it was a zombie until init took it.
  if (
    parent &&
    d.tables.pidOf(parent) !== event.by &&
    (parentEnd === null || parentEnd > (end ?? 0))
  )
    d.zombies++;
  d.tables.setStatus(name, "gone");
  // A parent's wait says it itself when it returns; this is for init, and for wait calls that were not recorded.
  const text = `${name} is reaped`;
  d.steps.add({ call: null, time: event.t, event: "reap", process: name, text });
}
