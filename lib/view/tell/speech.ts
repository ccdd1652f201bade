import type { Call, RunRecord, Wake } from "../../record/types.ts";
import { endedBefore } from "../timeline/links.ts";
import { WHY } from "../timeline/rows.ts";
import type { Table } from "../types.ts";
import { callsOf, callText, count, duration, sentences, spoken } from "./words.ts";

const SPOKEN = 12;
/** What the cause's own sentence says already. */
const SAID = new Set(["data", "message", "signal", "open", "connection"]);
const EXIT = /^_?exit(_group)?$/;

/** A run in sentences: how many, who waited for what, and how each process ended. */
export function describeRun(record: RunRecord): string {
  const calls = callsOf(record);
  const summary = `${count(record.processes.length, "process")} made ${count(calls.length, "call")} in ${duration(record.run.duration)}`;
  const waits = calls.filter((call) => (call.waited || call.end === null) && !EXIT.test(call.name));
  const told = waits.slice(0, SPOKEN).map((call) => sayWait(call, record));
  const rest = waits.length > SPOKEN ? [`${waits.length - SPOKEN} more calls waited`] : [];
  const ends = record.processes.slice(0, SPOKEN).map((p) => sayEnd(p));
  const others = record.processes.length - ends.length;
  if (others > 0) ends.push(`And there were ${count(others, "more process")}`);
  return sentences([summary, ...told, ...rest, ...ends]);
}

/** "P1 writes 5 bytes to pipe-a; P2, which had waited 2 ms in read, goes on" */
function sayWait(call: Call, record: RunRecord): string {
  if (call.end === null) return spoken(call, record);
  const took = duration(call.end - call.start);
  const wake = record.wakes.find((w) => w.to === call.id);
  const cause = wake && record.calls[wake.from];
  if (!wake || !cause) return `${call.process} waits ${took} in ${call.name}`;
  if (wake.why === "exit") {
    return `${endedBefore(record)(wake) ?? cause.process} ends; ${call.process}, which had waited ${took} in ${call.name}, goes on`;
  }
  const why = SAID.has(wake.why) ? "" : `, because of ${WHY[wake.why]}`;
  return `${spoken(cause, record)}; ${call.process}, which had waited ${took} in ${call.name}, goes on${why}`;
}

function sayEnd(process: RunRecord["processes"][number]): string {
  if (process.end === null) return `${process.name} was still there when the run was ended`;
  return process.signal
    ? `${process.name} is ended by ${process.signal}`
    : `${process.name} exits with ${process.exitCode}`;
}

/** More rows than these nobody reads; the record has them all. */
const MOST = 1000;

/** The calls of the programs, one a row. */
export function tableOfCalls(record: RunRecord): Table {
  const wakes = new Map<number, Wake>();
  for (const wake of record.wakes) if (!wakes.has(wake.to)) wakes.set(wake.to, wake);
  return {
    columns: [
      "time (µs)",
      "process",
      "line",
      "call",
      "result",
      "took (µs)",
      "waited",
      "went on by",
    ],
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
          call.waited ? "yes" : "no",
          wake && cause ? `${cause.process} ${cause.name}: ${WHY[wake.why]}` : null,
        ];
      }),
  };
}
