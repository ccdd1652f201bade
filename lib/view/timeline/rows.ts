import type { Call, ProcessEntry, RunRecord, SignalEntry, Wake } from "../../record/types.ts";
import { linesOfCall } from "../tell/lines.ts";
import { callsOf, callText, duration, resultText } from "../tell/words.ts";
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
  // Each has a row when it begins: what comes after so many of them is not among the first rows.
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
    const text = `${call.name} × ${run.length} ${resultText(call)}`;
    return [
      { ...base, kind: "call", time: call.start, text, tip: `${text}, first: ${tip}`, rank: 3 },
    ];
  }
  const [begun, back] = linesOfCall(call, call.waited || wake !== undefined);
  const first: Unplaced = { ...base, ...begun, tip, rank: 3 };
  if (!back) return [first];
  const cause = wake && record.calls[wake.from];
  const time = Math.max(back.time, cause?.start ?? 0);
  const last: Unplaced = { ...base, ...back, time, tip, rank: 2 };
  if (!wake || !cause) return [first, last];
  const why = `${cause.process} ${callText(cause)} lets ${call.process} go on: ${WHY[wake.why]}`;
  return [
    first,
    { ...base, kind: "arrow", time, text: WHY[wake.why], tip: why, rank: 1, wake },
    last,
  ];
}

/** Why a call could go on. */
export const WHY: Record<Wake["why"], string> = {
  data: "data",
  space: "room for more",
  "end-of-file": "end of file",
  exit: "it ended",
  connection: "a connection",
  message: "a message",
  semaphore: "the semaphore",
  lock: "the lock",
  futex: "the futex",
  open: "the other end was opened",
  signal: "a signal",
};

function tipOf(call: Call): string {
  const line = call.line === null ? "" : `, line ${call.line}`;
  const took = call.end === null ? "" : `, ${duration(call.end - call.start)}`;
  const waited = call.waited ? ", waited" : "";
  return `${call.process} ${callText(call)} ${resultText(call)}${line}${took}${waited}`;
}

/** A child's end is drawn; that its parent ignores the signal says nothing more. */
function isNothing({ signal, effect }: SignalEntry): boolean {
  return signal === "SIGCHLD" && effect === "ignored";
}

function rowOfSignal(signal: SignalEntry): Unplaced {
  const from = signal.from ? ` from ${signal.from}` : "";
  const effect = { ended: "ends it", stopped: "stops it", continued: "continues it" };
  const what = effect[signal.effect as keyof typeof effect] ?? signal.effect;
  const text = `${signal.signal}${from}: ${what}`;
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
    ? [{ ...base, kind: "start", time: process.start, text: `made by ${process.parent}`, rank: 0 }]
    : [];
  if (process.end === null) return start;
  const text = process.signal ? `ended by ${process.signal}` : `exits with ${process.exitCode}`;
  const failed = process.signal !== null || (process.exitCode ?? 0) !== 0;
  return [...start, { ...base, kind: "end", time: process.end, text, failed, rank: 4 }];
}
