/**
 * Records of version 1 said only in sentences what was an event, a wait, a holder; here these are read once more, as
 * they were worded then. Everything else is as it was.
 */
import {
  type HolderKind,
  RECORD_SCHEMA,
  type RunRecord,
  type Step,
  type StepEvent,
  type WaitKind,
} from "./types.ts";

const VERSION_1 = "talking-processes/record@1";

/** The record as one of this version; what is not of version 1, or lacks what it must have, stays as it is. */
export function upgraded(value: unknown): unknown {
  const old = value as Partial<RunRecord> | null;
  if ((old?.schema as unknown) !== VERSION_1 || !old?.calls || !old.steps || !old.ending?.waits)
    return value;
  const steps = old.steps.map(({ call, time, text, patch }) => ({
    call,
    time,
    ...eventOf(text, old.calls?.[call ?? -1]?.process ?? null),
    text,
    patch,
  }));
  const waits = old.ending.waits.map(({ process, call, object, what, holders, forever }) => ({
    process,
    call,
    object,
    kind: first(WAITS, what) ?? "other",
    what,
    holders: holders.map((holder) => ({ ...holder, kind: first(HOLDERS, holder.what) })),
    forever,
  }));
  return { ...old, schema: RECORD_SCHEMA, steps, ending: { ...old.ending, waits } };
}

function eventOf(
  text: string | null,
  caller: string | null,
): Pick<Step, "event" | "process" | "command"> {
  if (text === null) return { event: "call", process: caller };
  const event = first(EVENTS, text) ?? "store";
  if (event === "fork") return { event, process: / makes (P\d+)$/.exec(text)?.[1] ?? null };
  const [, process = null, command] = /^(P\d+) (?:runs (.*))?/s.exec(text) ?? [];
  return event === "exec" ? { event, process, command: command ?? "" } : { event, process };
}

function first<T>(table: [T, RegExp][], text: string): T | undefined {
  return table.find(([, words]) => words.test(text))?.[0];
}

const EVENTS: [StepEvent, RegExp][] = [
  ["exec", /^P\d+ runs /],
  ["start", /^P\d+ starts$/],
  ["fork", /^P\d+ makes P\d+$/],
  ["exit", /^P\d+ (exits with|is ended by) /],
  ["reap", /^P\d+ is reaped$/],
  ["wait", /^P\d+ waits to write$/],
];

const WAITS: [WaitKind, RegExp][] = [
  ["read", /^to read |^in (readv?|recv(from|msg)?)$/],
  ["write", /^to write |^in (writev?|send(to|msg)?)$/],
  ["open", /^to open /],
  ["child", /^for .* to end$/],
  ["connect", /^for a place /],
  ["accept", /^for a client /],
  ["send", /^to send /],
  ["receive", /^for a message /],
  ["futex", /^on a futex /],
  ["semaphore", /^on /],
  ["lock", /^for a lock /],
  ["signal", /^for a signal$/],
  ["sleep", /^until its sleep /],
  ["poll", /^until .* is ready$|^for one of several /],
];

const HOLDERS: [HolderKind, RegExp][] = [
  ["write-end", /write end/],
  ["read-end", /could read/],
  ["peer", /other side/],
  ["child", /not ended/],
  ["lock", /lock/],
];
