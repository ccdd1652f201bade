import type { RunRecord, State } from "./types.ts";

/**
 * The kernel's tables after each step of a record, in order: `statesOf(record)[i]` is the state after `record.steps[i]`.
 * Members that a step left alone are shared between the states, so they must not be changed.
 */
export function statesOf(record: RunRecord): State[] {
  const states: State[] = [];
  const whole = completer();
  let state: unknown = { processes: {}, opens: {}, objects: {} };
  for (const { patch } of record.steps) {
    state = mergePatch(state, patch);
    states.push(whole(state as State));
  }
  return states;
}

/** The state after one step (0 is the first). @throws RangeError when the record has no such step */
export function stateAt(record: RunRecord, step: number): State {
  const state = statesOf({ ...record, steps: record.steps.slice(0, step + 1) })[step];
  if (!state) {
    throw new RangeError(
      `The record has ${record.steps.length} steps, 0 to ${record.steps.length - 1}; there is no step ${step}`,
    );
  }
  return state;
}

/** JSON Merge Patch (RFC 7386): null removes a member, objects merge, anything else replaces. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [member, value] of Object.entries(patch)) {
    if (value === null) delete result[member];
    else result[member] = mergePatch(result[member], value);
  }
  return result;
}

/**
 * Puts back members that may be null: in a patch null means "remove", so there they are absent. What was completed
 * once is kept, so that states go on sharing what no step changed.
 */
function completer(): (state: State) => State {
  const done = new WeakMap<object, object>();
  const once = <T extends object>(value: T, complete: (value: T) => T): T => {
    const known = (done.get(value) as T | undefined) ?? complete(value);
    done.set(value, known);
    return known;
  };
  return (state) => ({
    processes: mapValues(state.processes, (process) =>
      once(process, (p) => ({
        ...p,
        maps: mapValues(p.maps, (map) => ({ ...map, object: map.object ?? null })),
      })),
    ),
    opens: mapValues(state.opens, (open) =>
      once(open, (o) => ({ ...o, offset: o.offset ?? null })),
    ),
    objects: mapValues(state.objects, (object) =>
      once(object, (o) => ({ ...o, label: o.label ?? null })),
    ),
  });
}

function mapValues<T>(record: Record<string, T>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
