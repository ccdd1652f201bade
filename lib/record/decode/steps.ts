/** Steps: after each change, the difference to the state before as a JSON Merge Patch (RFC 7386). */

import type { Patch, State, Step } from "../types.ts";
import type { Entries } from "./tables/objects.ts";
import type { Tables } from "./tables/tables.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Members = Record<string, Json>;

export class Steps {
  readonly list: Step[] = [];
  /** What the patches so far add up to. */
  readonly #shown: Record<keyof State, Members> = { processes: {}, opens: {}, objects: {} };
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** Adds a step when something that was touched did change; `always` adds it anyway. */
  add(step: Omit<Step, "patch">, always = false): void {
    const { touched } = this.#tables;
    const patch: Record<string, Members> = {};
    const processes: Members = {};
    for (const [name, entries] of touched.processes) {
      const change = this.#processChange(name, entries);
      if (change !== undefined) processes[name] = change;
    }
    touched.processes.clear();
    if (Object.keys(processes).length > 0) patch.processes = processes;
    for (const part of ["opens", "objects"] as const) {
      const changes: Members = {};
      for (const name of touched[part]) {
        const state = this.#tables.state[part][name] as Json | undefined;
        const change = update(this.#shown[part], name, state);
        if (change !== undefined) changes[name] = change;
      }
      touched[part].clear();
      if (Object.keys(changes).length > 0) patch[part] = changes;
    }
    if (!always && Object.keys(patch).length === 0) return;
    this.list.push({ ...step, patch: patch as Patch<State> });
  }

  /** A process may hold a thousand descriptors: only the entries that were touched are looked at. */
  #processChange(name: string, entries: Entries): Members | undefined {
    const { status, fds, maps } = this.#tables.process(name);
    const known = this.#shown.processes[name];
    const shown = (known ?? { fds: {}, maps: {} }) as Record<"fds" | "maps", Members>;
    this.#shown.processes[name] = shown;
    const changes: Members = known ? {} : { status, fds: {}, maps: {} };
    if (update(shown, "status", status) !== undefined) changes.status = status;
    for (const [part, now] of [
      ["fds", fds],
      ["maps", maps],
    ] as const) {
      const inPart: Members = {};
      for (const entry of entries[part]) {
        const change = update(shown[part], entry, now[entry] as Json | undefined);
        if (change !== undefined) inPart[entry] = change;
      }
      if (Object.keys(inPart).length > 0) changes[part] = inPart;
    }
    return Object.keys(changes).length > 0 ? changes : undefined;
  }
}

/** Shows what there is now under a name, and gives the patch that leads to it; undefined when it was shown already. */
function update(shown: Members, name: string, state: Json | undefined): Json | undefined {
  // Nothing of these is changed later: the tables replace arrays, and withoutNull copies objects.
  const now = state === undefined ? undefined : withoutNull(state);
  const change = difference(shown[name], now);
  if (change === undefined) return undefined;
  if (now === undefined) delete shown[name];
  else shown[name] = now;
  return change;
}

/** The patch from one value to another; undefined when they are the same. */
function difference(before: Json | undefined, now: Json | undefined): Json | undefined {
  if (now === undefined) return before === undefined ? undefined : null;
  if (!isObject(before) || !isObject(now)) {
    return same(before, now) ? undefined : now;
  }
  const changes: Members = {};
  for (const key in now) {
    const change = difference(before[key], now[key]);
    if (change !== undefined) changes[key] = change;
  }
  for (const key in before) if (!(key in now)) changes[key] = null;
  return Object.keys(changes).length > 0 ? changes : undefined;
}

function same(a: Json | undefined, b: Json): boolean {
  return (
    a === b || (Array.isArray(a) && Array.isArray(b) && JSON.stringify(a) === JSON.stringify(b))
  );
}

/** In a merge patch null means "remove", so a member that is null is left out. */
function withoutNull(value: Json): Json {
  if (!isObject(value)) return value;
  const kept: Members = {};
  for (const key in value) {
    const member = value[key];
    if (member !== null && member !== undefined) kept[key] = withoutNull(member);
  }
  return kept;
}

function isObject(value: Json | undefined): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
