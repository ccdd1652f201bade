import { Replay } from "../../record/replay.ts";
import type { Call, Patch, ProcessState, RunRecord, State, StepEvent } from "../../record/types.ts";
import { process } from "../../words/view/calls.ts";
import { frames as say } from "../../words/view/steps.ts";
import { type Change, changesBetween } from "../tell/changes.ts";
import { choresOf, systemObjects } from "../tell/chores.ts";
import { callText, resultText } from "../tell/words.ts";

/** One position of the slider. */
export interface Frame {
  /** Index in `record.steps`. */
  step: number;
  time: number;
  state: State;
  before: State;
  event: StepEvent;
  /** "P1 line 4", "P2 exits with 0". */
  who: string;
  /** Of the program that made the call, where it is known. */
  line: number | null;
  /** `write(3, "Test\0", 5) = 5`; "" when it was not a call. */
  call: string;
  /** The end of `call`: "= 5". */
  result: string;
  /** The program's line as it is written, when it is known. */
  source: string;
  changes: Change[];
}

/** Which of the steps are wanted, and of what. */
export interface Wanted {
  /** More frames than these are counted, not made. */
  most?: number;
  /** Whether a frame is one, by what it changes and the state before it; it is asked of all, in their order. */
  frame?: (patches: Patch<State>[], before: State) => boolean;
  /** What a frame's states keep besides what the frame changed; by default all. */
  keep?: (part: keyof State, name: string, state: State) => boolean;
}

/**
 * The steps that a program made itself, the first of them, and how many there are; what its loader did is in the first
 * one after it.
 */
export function framesOf(
  record: RunRecord,
  wanted: Wanted = {},
): { frames: Frame[]; total: number } {
  const { most = Number.POSITIVE_INFINITY, frame: isWanted = () => true } = wanted;
  const frames: Frame[] = [];
  const isChore = choresOf(record);
  const stateNow = shot(record, wanted.keep);
  const isStandard = standardNames(record);
  const replay = new Replay();
  let patches: Patch<State>[] = [];
  let total = 0;
  for (const [step, { call: id, time, event, text, patch }] of record.steps.entries()) {
    const call = id === null ? undefined : record.calls[id];
    patches.push(patch);
    if (call && isChore(call)) continue;
    const drawn = isWanted(patches, replay.state) && total++ < most;
    const before = drawn ? stateNow(replay, patches) : null;
    for (const one of patches) replay.apply(one);
    if (before) {
      const state = stateNow(replay, patches);
      frames.push({
        step,
        time,
        state,
        before,
        event,
        who: text ?? (call ? placeOf(call) : process.begins),
        line: call?.line ?? null,
        call: call ? `${callText(call)} ${resultText(call)}` : "",
        result: call ? resultText(call) : "",
        source: call ? sourceLine(record, call.process, call.line) : "",
        changes: changesBetween(before, state).filter(({ of }) => !isStandard.has(of)),
      });
    }
    patches = [];
  }
  return { frames, total };
}

/** Takes the state of a replay, of all or of what is kept, without what commands map of the system's. */
function shot(
  record: RunRecord,
  keep: Wanted["keep"],
): (replay: Replay, patches: Patch<State>[]) => State {
  const withoutMaps = withoutMapsOf(systemObjects(record));
  if (!keep) return (replay) => withoutMaps(replay.snapshot());
  return (replay, patches) => {
    const changed = (part: keyof State, name: string) =>
      patches.some((patch) => patch[part] && name in (patch[part] ?? {}));
    const { state } = replay;
    const isKept = (part: keyof State, name: string) =>
      keep(part, name, state) || changed(part, name);
    return withoutMaps(replay.snapshot(isKept));
  };
}

/** The states without what commands map of the system's: locales, mostly, a dozen of them in each. */
function withoutMapsOf(objects: Set<string>): (state: State) => State {
  const known = new WeakMap<ProcessState, ProcessState>();
  const without = (process: ProcessState): ProcessState => {
    const maps = Object.entries(process.maps ?? {}).filter(([, m]) => !objects.has(m.object ?? ""));
    const result = known.get(process) ?? { ...process, maps: Object.fromEntries(maps) };
    known.set(process, result);
    return result;
  };
  return (state) => {
    const processes = Object.entries(state.processes).map(([name, p]) => [name, without(p)]);
    return { ...state, processes: Object.fromEntries(processes) };
  };
}

/** A step in words that can be read aloud: "P1, line 4, calls close(3) = 0", "P1 makes P2 by fork() = 3". */
export function tellFrame({ event, who, line, call }: Frame): string {
  if (call === "") return who;
  if (event !== "call") return say.by(who, call);
  return line === null ? say.calls(who, call) : say.callsAt(who, call);
}

/** "P1, line 4". */
function placeOf({ process, line }: Call): string {
  return line ? say.at(process, line) : process;
}

/** Standard input, output and error and their open files: what changes in their counts distracts. */
function standardNames(record: RunRecord): Set<string> {
  const kinds = ["stdin", "stdout", "stderr"];
  const system = systemObjects(record);
  const objects = new Set(
    record.objects.filter((o) => kinds.includes(o.kind) || system.has(o.name)).map((o) => o.name),
  );
  const opens = record.opens.filter((o) => objects.has(o.object)).map((o) => o.name);
  return new Set([...objects, ...opens]);
}

/** A forked child runs its parent's program. */
function sourceLine(record: RunRecord, process: string, line: number | null): string {
  if (line === null) return "";
  const entry = record.processes.find((p) => p.name === process);
  const program = record.programs.find((p) => p.name === entry?.program);
  return program?.source?.split("\n")[line - 1]?.trim() ?? "";
}
