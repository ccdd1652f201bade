/** Steps: after each change, the difference to the state before as a JSON Merge Patch (RFC 7386). */
import type { Tables } from "./tables.ts";
import type { Patch, State, Step } from "./types.ts";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Members = Record<string, Json>;

export class Steps {
  readonly list: Step[] = [];
  /** What the patches so far add up to. */
  private readonly shown: Record<keyof State, Members> = { processes: {}, opens: {}, objects: {} };
  private readonly tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** Adds a step when something that was touched did change; `always` adds it anyhow. */
  add(call: number | null, time: number, text: string | null, always = false): void {
    const patch: Record<string, Members> = {};
    for (const part of ["processes", "opens", "objects"] as const) {
      const changes: Members = {};
      for (const name of this.tables.touched[part]) {
        const state = this.tables.state[part][name] as Json | undefined;
        const now = state === undefined ? undefined : withoutNull(state);
        const change = difference(this.shown[part][name], now);
        if (change === undefined) continue;
        // Nothing of these is changed later: the tables replace arrays, and withoutNull copies objects.
        changes[name] = change;
        if (now === undefined) delete this.shown[part][name];
        else this.shown[part][name] = now;
      }
      this.tables.touched[part].clear();
      if (Object.keys(changes).length > 0) patch[part] = changes;
    }
    if (!always && Object.keys(patch).length === 0) return;
    this.list.push({ call, time, text, patch: patch as Patch<State> });
  }
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
