import type { Call, ProcessEntry, RunRecord, SignalEntry, Wake } from "../../record/types.ts";
import { duration } from "../../words/number.ts";
import { process as ending, why } from "../../words/view/calls.ts";
import { timeline as say } from "../../words/view/timeline.ts";
import { linesOfCall } from "../tell/lines.ts";
import { callsOf, callText, resultText } from "../tell/words.ts";
import { connect } from "./links.ts";
import type { Draft, Row } from "./row.ts";

/**
 * The events of a record as rows: calls, and for those that waited their return, what let them go on, signals, ends. The
 * first `most` of them, and how many there are.
 */
export function rowsOf(
  record: RunRecord,
  most: number = Number.POSITIVE_INFINITY,
): { rows: Row[]; total: number } {
  const lanes = new Map(record.processes.map((p, lane) => [p.name, lane]));
  const calls = callsOf(record).filter((call) => !/^_?exit(_group)?$/.test(call.name));
  const wakes = new Map<number, Wake>();
  for (const wake of record.wakes) if (!wakes.has(wake.to)) wakes.set(wake.to, wake);
  const runs = foldRepeats(calls, wakes);
  // Each has a row when it begins: what comes after this many of them is not among the first rows.
  const last = runs[most]?.[0]?.start ?? Number.POSITIVE_INFINITY;
  const signals = record.signals.filter((s) => !isNothing(s));
  const total =
    runs.reduce((sum, run) => sum + countRows(run, wakes, record), 0) +
    signals.length +
    record.processes.reduce((sum, p) => sum + (p.parent ? 1 : 0) + (p.end === null ? 0 : 1), 0);
  const drafts = [
    ...runs.slice(0, most).flatMap((run) => rowsOfCalls(run, wakes.get(run[0]?.id ?? -1), record)),
    ...signals.filter(({ time }) => time <= last).map((signal) => rowOfSignal(signal)),
    ...record.processes
      .filter(({ start }) => start <= last)
      .flatMap((process) => rowsOfProcess(process)),
  ].map((draft) => ({ ...draft, lane: lanes.get(draft.process) ?? 0 }));
  drafts.sort((a, b) => a.time - b.time || a.rank - b.rank);
  return { rows: connect(drafts, record, lanes).slice(0, most), total };
}

type Unplaced = Omit<Draft, "lane">;

const NONE = {
  call: null,
  from: null,
  until: null,
  failed: false,
  wake: null,
  sender: null,
  tip: "",
  result: "",
};

/** A process that repeats one call at once and unhindered (a spinning loop) takes one row for all of them. */
function foldRepeats(calls: Call[], wakes: Map<number, Wake>): Call[][] {
  const runs: Call[][] = [];
  const causes = new Set([...wakes.values()].map((wake) => wake.from));
  const plain = (call: Call) => !call.waited && !wakes.has(call.id) && !causes.has(call.id);
  for (const call of calls) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const same =
      last?.process === call.process && last.name === call.name && last.object === call.object;
    if (run && last && same && plain(last) && plain(call) && last.errno === call.errno)
      run.push(call);
    else runs.push([call]);
  }
  return runs.flatMap((run) => (run.length > 4 ? [run] : run.map((call) => [call])));
}

/** As many as rowsOfCalls makes of it. */
function countRows(run: Call[], wakes: Map<number, Wake>, record: RunRecord): number {
  const [call] = run;
  if (!call || run.length > 1 || call.end === null) return 1;
  const wake = wakes.get(call.id);
  if (wake && record.calls[wake.from]) return 3;
  return call.waited || wake ? 2 : 1;
}

function rowsOfCalls(run: Call[], wake: Wake | undefined, record: RunRecord): Unplaced[] {
  const call = run[0] as Call;
  const base = { ...NONE, process: call.process, call, failed: call.errno !== null };
  const tip = tipOf(call);
  if (run.length > 1) {
    const text = say.repeated(call.name, run.length, resultText(call));
    return [{ ...base, kind: "call", time: call.start, text, tip: say.first(text, tip), rank: 3 }];
  }
  const [begun, back] = linesOfCall(call, call.waited || wake !== undefined);
  const first: Unplaced = { ...base, ...begun, tip, rank: 3 };
  if (!back) return [first];
  const cause = wake && record.calls[wake.from];
  const time = Math.max(back.time, cause?.start ?? 0);
  const last: Unplaced = { ...base, ...back, time, tip, rank: 2 };
  if (!wake || !cause) return [first, last];
  const by = why[wake.why];
  const lets = say.lets(cause.process, callText(cause), call.process, by);
  return [first, { ...base, kind: "arrow", time, text: by, tip: lets, rank: 1, wake }, last];
}

function tipOf(call: Call): string {
  let tip = `${call.process} ${callText(call)} ${resultText(call)}`;
  if (call.line !== null) tip = say.line(tip, call.line);
  if (call.end !== null) tip = say.took(tip, duration(call.end - call.start));
  return call.waited ? say.waited(tip) : tip;
}

/** A child's end is drawn; that its parent ignores the signal says nothing more. */
function isNothing({ signal, effect }: SignalEntry): boolean {
  return signal === "SIGCHLD" && effect === "ignored";
}

function rowOfSignal(signal: SignalEntry): Unplaced {
  const { effects } = say;
  const what = effects[signal.effect as keyof typeof effects] ?? signal.effect;
  const text = signal.from
    ? say.signalFrom(signal.signal, signal.from, what)
    : say.signal(signal.signal, what);
  return {
    ...NONE,
    kind: "signal",
    process: signal.process,
    time: signal.time,
    text,
    tip: text,
    sender: signal.from,
    rank: 0,
  };
}

function rowsOfProcess(process: ProcessEntry): Unplaced[] {
  const base = { ...NONE, process: process.name, tip: "" };
  const start: Unplaced[] = process.parent
    ? [
        {
          ...base,
          kind: "start",
          time: process.start,
          text: ending.madeBy(process.parent),
          rank: 0,
        },
      ]
    : [];
  if (process.end === null) return start;
  const text = process.signal
    ? ending.ended(process.signal)
    : ending.exits(String(process.exitCode));
  const failed = process.signal !== null || (process.exitCode ?? 0) !== 0;
  return [...start, { ...base, kind: "end", time: process.end, text, failed, rank: 4 }];
}
