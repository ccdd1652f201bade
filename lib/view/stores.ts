import type { Call, RunRecord, State } from "../record/types.ts";

/**
 * Who may have stored what a mapping holds after a step. No call tells of a store, but the record knows who could not
 * have made it: who had no such mapping that can be written, and who was inside the kernel all the time since the
 * content was last looked at. Whoever is left may have been it; one is the writer.
 *
 * @param states those of the record, one for each step
 * @param step the step in which the content was first seen changed
 * @returns the processes in the order of their creation; none where nobody of this run could
 */
export function storersOf(
  record: RunRecord,
  states: State[],
  object: string,
  step: number,
): string[] {
  const until = timeOf(record, step);
  const { time: since, step: first } = lastLook(record, states, object, until, step);
  return record.processes
    .filter(({ start, end }) => start < until && (end ?? Infinity) > since)
    .map(({ name }) => name)
    .filter((name) => states.slice(first, step + 1).some((state) => mapsIt(state, name, object)))
    .filter((name) => !record.calls.some((c) => keepsOut(record, c, name, since, until)));
}

/** When the box looked that told of this step. A process that begins or ends is no return of a call. */
function timeOf(record: RunRecord, step: number): number {
  const { call: id, text, time } = record.steps[step] ?? { call: null, text: null, time: 0 };
  const call = id === null || text !== null ? undefined : record.calls[id];
  return call?.end ?? time;
}

/** The last time before `until` at which, as far as the record tells, the box compared what the object holds, and the step that held then. */
function lastLook(
  record: RunRecord,
  states: State[],
  object: string,
  until: number,
  step: number,
): { time: number; step: number } {
  const stepAt = (time: number) =>
    Math.max(
      record.steps.findLastIndex((s, i) => i < step && s.time <= time),
      0,
    );
  const looks = record.calls.flatMap((call) => {
    if (call.errno !== null || call.end === null || call.end >= until) return [];
    const state = states[stepAt(call.end)];
    const looked = call.object === object || (state && compares(call, state, object));
    return looked ? [call.end] : [];
  });
  const told = record.steps.flatMap(({ patch }, i) =>
    i < step && patch.objects?.[object]?.content ? timeOf(record, i) : [],
  );
  const time = Math.max(...looks, ...told.filter((t) => t < until), 0);
  return { time, step: stepAt(time) };
}

/** Calls after which only their own file is looked at. */
const OWN_FILE =
  /^(print|open|creat|p?writev?|sendfile|f?truncate|fallocate|unlink|rename|link|mk|f?chmod|f?chown)/;

function compares(call: Call, state: State, object: string): boolean {
  const maps = Object.values(state.processes[call.process]?.maps ?? {});
  if (!maps.some((map) => map.object === object && map.shared)) return false;
  return state.objects[object]?.kind === "shm" || !OWN_FILE.test(call.name);
}

function mapsIt(state: State, process: string, object: string): boolean {
  const { status, maps } = state.processes[process] ?? {};
  if (status !== "alive") return false;
  return Object.values(maps ?? {}).some(
    (map) => map.object === object && map.shared && map.prot.includes("PROT_WRITE"),
  );
}

/** Who is in one call from before the last look until now has stored nothing meanwhile. */
function keepsOut(
  record: RunRecord,
  call: Call,
  process: string,
  since: number,
  until: number,
): boolean {
  if (call.process !== process || call.start > since) return false;
  if ((call.end ?? Infinity) < until) return false;
  // The kernel may read into a C program's mapping; a TypeScript program's buffers are elsewhere.
  const isCommand = record.processes.some((p) => p.name === process && p.command !== null);
  return !(isCommand && call.data?.direction === "in");
}
