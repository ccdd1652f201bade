import { statesOf } from "../record/replay.ts";
import type { RunRecord, State } from "../record/types.ts";
import { changesBetween } from "./changes.ts";
import { choresOf, systemObjects } from "./chores.ts";
import { callText, resultText } from "./words.ts";

/** One position of the slider. */
export interface Frame {
  /** Index in `record.steps`. */
  step: number;
  time: number;
  state: State;
  before: State;
  /** "P1 line 4", "P2 exits with 0". */
  who: string;
  /** `write(3, "Test\0", 5) = 5`; "" when it was no call. */
  call: string;
  /** The end of `call`: "= 5". */
  result: string;
  /** The program's line as it is written, when it is known. */
  source: string;
  changes: string[];
}

const EMPTY: State = { processes: {}, opens: {}, objects: {} };

/** The steps that a program made itself; what its loader did is in the first one after it. */
export function framesOf(record: RunRecord): Frame[] {
  const states = statesOf(record).map(withoutMapsOf(systemObjects(record)));
  const frames: Frame[] = [];
  const standard = standardNames(record);
  const isChore = choresOf(record);
  record.steps.forEach(({ call: id, time, text }, step) => {
    const call = id === null ? undefined : record.calls[id];
    if (call && isChore(call)) return;
    const before = frames.at(-1)?.state ?? EMPTY;
    const state = states[step] ?? EMPTY;
    const line = call?.line ? `, line ${call.line}` : "";
    frames.push({
      step,
      time,
      state,
      before,
      who: text ?? (call ? `${call.process}${line}` : "The run begins"),
      call: call ? `${callText(call)} ${resultText(call)}` : "",
      result: call ? resultText(call) : "",
      source: call ? sourceLine(record, call.process, call.line) : "",
      changes: changesBetween(before, state).filter(
        (change) => !standard.has(change.split(" ")[0] ?? ""),
      ),
    });
  });
  return frames;
}

/** The states without what commands map of the system's: locales, mostly, a dozen of them in each. */
function withoutMapsOf(objects: Set<string>): (state: State) => State {
  return (state) => {
    const processes = Object.entries(state.processes).map(([name, process]) => {
      const maps = Object.entries(process.maps ?? {}).filter(
        ([, m]) => !objects.has(m.object ?? ""),
      );
      return [name, { ...process, maps: Object.fromEntries(maps) }];
    });
    return { ...state, processes: Object.fromEntries(processes) };
  };
}

/** A step in words that can be read aloud: "P1, line 4, calls close(3) = 0", "P1 makes P2 by fork() = 3". */
export function tellFrame({ who, call }: Frame): string {
  if (call === "") return who;
  return who.includes(",")
    ? `${who}, calls ${call}`
    : who.includes(" ")
      ? `${who} by ${call}`
      : `${who} calls ${call}`;
}

/** Standard input, output and error and their open files: what changes in their counts distracts. */
function standardNames(record: RunRecord): Set<string> {
  const kinds = ["stdin", "stdout", "stderr"];
  const system = systemObjects(record);
  const objects = record.objects
    .filter((o) => kinds.includes(o.kind) || system.has(o.name))
    .map((o) => o.name);
  const opens = record.opens.filter((o) => objects.includes(o.object)).map((o) => o.name);
  return new Set([...objects, ...opens]);
}

/** A forked child runs its parent's program. */
function sourceLine(record: RunRecord, process: string, line: number | null): string {
  if (line === null) return "";
  const entry = record.processes.find((p) => p.name === process);
  const program = record.programs.find((p) => p.name === entry?.program);
  return program?.source?.split("\n")[line - 1]?.trim() ?? "";
}
