import type { RunRecord, State } from "./types.ts";

/**
 * The kernel's tables after each step of a record, in order: `statesOf(record)[i]` is the state after `record.steps[i]`.
 * Members that a step left alone are shared between the states, so they must not be changed.
 */
export function statesOf(record: RunRecord): State[] {
  const states: State[] = [];
  let state: unknown = { processes: {}, opens: {}, objects: {} };
  for (const { patch } of record.steps) {
    state = mergePatch(state, patch);
    states.push(state as State);
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

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
