import { saved } from "../words/record/steps.ts";
import type { Patch, RunRecord, State } from "./types.ts";

/** The most members, of all states together, that are held at once: about 100 MB. */
const HELD_LIMIT = 2_000_000;

/**
 * The kernel's tables after each step of a record, in order: `statesOf(record)[i]` is the state after `record.steps[i]`.
 * Members that a step left alone are shared between the states, so they must not be changed.
 *
 * @throws RangeError when they are too many to be held together: `stateAt` gives one, `Replay` one after the other
 */
export function statesOf(record: RunRecord): State[] {
  const { steps, objects, opens, processes } = record;
  const members = objects.length + opens.length + processes.length;
  if (steps.length * members > HELD_LIMIT) {
    throw new RangeError(saved.tooMany(steps.length, members));
  }
  const replay = new Replay();
  return steps.map(({ patch }) => replay.apply(patch).snapshot());
}

/** The state after one step (0 is the first). @throws RangeError when the record has no such step */
export function stateAt(record: RunRecord, step: number): State {
  if (!record.steps[step]) {
    throw new RangeError(saved.noStep(record.steps.length, record.steps.length - 1, step));
  }
  const replay = new Replay();
  for (const { patch } of record.steps.slice(0, step + 1)) replay.apply(patch);
  return replay.snapshot();
}

/** Goes through the steps of a record: what a step costs is what it changed, however much there is by then. */
export class Replay {
  /** As it is now. It goes on changing, and a member that may be null is absent. */
  state: State = { processes: {}, opens: {}, objects: {} };
  /** What no snapshot shares, and so may be changed in its place. */
  #own = new WeakSet<object>();
  readonly #whole = completer();

  apply(patch: Patch<State>): this {
    this.state = mergePatch(this.state, patch, this.#own) as State;
    return this;
  }

  /** The state as it is now, for good: of everything, or of what is kept. */
  snapshot(keep?: (part: keyof State, name: string) => boolean): State {
    this.#own = new WeakSet();
    if (!keep) return this.#whole(this.state);
    const only = <T>(part: keyof State, members: Record<string, T>): Record<string, T> =>
      Object.fromEntries(Object.entries(members).filter(([name]) => keep(part, name)));
    const { processes, opens, objects } = this.state;
    return this.#whole({
      processes: only("processes", processes),
      opens: only("opens", opens),
      objects: only("objects", objects),
    });
  }
}

/**
 * JSON Merge Patch (RFC 7386): null removes a member, objects merge, anything else replaces.
 *
 * @param own objects that may be changed in their place; those that are made come to them
 */
export function mergePatch(
  target: unknown,
  patch: unknown,
  own: WeakSet<object> = new WeakSet(),
): unknown {
  if (!isObject(patch)) return patch;
  const before = isObject(target) ? target : {};
  const result = own.has(before) ? before : { ...before };
  own.add(result);
  for (const [member, value] of Object.entries(patch)) {
    if (value === null) delete result[member];
    else result[member] = mergePatch(result[member], value, own);
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
