import type { Call, RunRecord, Wake } from "../../record/types.ts";
import { duration, grouped } from "../../words/number.ts";
import { sentences } from "../../words/sentences.ts";
import { calls as callsAll, processes as processesOf } from "../../words/view/amounts.ts";
import { process as ending, waits, why } from "../../words/view/calls.ts";
import { run as say, table } from "../../words/view/timeline.ts";
import { endedBefore } from "../timeline/links.ts";
import type { Table } from "../types.ts";
import { callsOf, callText, spoken } from "./words.ts";

const SPOKEN = 12;
/** What the cause's own sentence says already. */
const SAID = new Set(["data", "message", "signal", "open", "connection"]);
const EXIT = /^_?exit(_group)?$/;

/** A run in sentences: how many, who waited for what, and how each process ended. */
export function describeRun(record: RunRecord): string {
  const calls = callsOf(record);
  const { processes, run } = record;
  const duringAll = duration(run.duration);
  const summary = say.summary(processesOf(processes.length), callsAll(calls.length), duringAll);
  const waiting = calls.filter(
    (call) => (call.waited || call.end === null) && !EXIT.test(call.name),
  );
  const told = waiting.slice(0, SPOKEN).map((call) => sayWait(call, record));
  const rest = waiting.length > SPOKEN ? [say.moreWaited(waiting.length - SPOKEN)] : [];
  const ends = record.processes.slice(0, SPOKEN).map((p) => sayEnd(p));
  const others = record.processes.length - ends.length;
  if (others > 0) ends.push(say.moreProcesses(grouped(others), others));
  return sentences([summary, ...told, ...rest, ...ends]);
}

/** "P1 writes 5 bytes to pipe-a; P2, which had waited 2 ms in read, goes on" */
function sayWait(call: Call, record: RunRecord): string {
  if (call.end === null) return spoken(call, record);
  const took = duration(call.end - call.start);
  const wake = record.wakes.find((w) => w.to === call.id);
  const cause = wake && record.calls[wake.from];
  if (!wake || !cause) return waits.waited(call.process, took, call.name);
  if (wake.why === "exit") {
    const gone = endedBefore(record)(wake) ?? cause.process;
    return waits.ends(gone, call.process, took, call.name);
  }
  const said = spoken(cause, record);
  if (SAID.has(wake.why)) return waits.goesOn(said, call.process, took, call.name);
  return waits.goesOnFor(said, call.process, took, call.name, why[wake.why]);
}

function sayEnd(process: RunRecord["processes"][number]): string {
  const { name, end, signal, exitCode } = process;
  if (end === null) return ending.stillThere(name);
  return signal ? ending.isEnded(name, signal) : ending.hasExited(name, String(exitCode));
}

/** Nobody reads more rows than these; the record has them all. */
const MOST = 1000;

/** The calls of the programs, one a row. */
export function tableOfCalls(record: RunRecord): Table {
  const wakes = new Map<number, Wake>();
  for (const wake of record.wakes) if (!wakes.has(wake.to)) wakes.set(wake.to, wake);
  return {
    columns: table.columns(),
    rows: callsOf(record)
      .slice(0, MOST)
      .map((call) => {
        const wake = wakes.get(call.id);
        const cause = wake && record.calls[wake.from];
        return [
          call.start,
          call.process,
          call.line,
          callText(call),
          call.errno ?? call.result,
          call.end === null ? null : call.end - call.start,
          call.waited ? table.yes : table.no,
          wake && cause ? table.wentOn(cause.process, cause.name, why[wake.why]) : null,
        ];
      }),
  };
}
