/** Which call made which process. */

import type { RawCall, RawOf } from "../raw.ts";
import type { Call } from "../types.ts";

const FORKS = new Set(["fork", "vfork", "clone", "clone3"]);

/** The calls that made processes, by who made whom: a number may be given again. */
export type Forks = Map<string, { raw: RawCall; call: Call }[]>;

export function forksIn(callOf: Map<RawCall, Call>): Forks {
  const forks: Forks = new Map();
  for (const [raw, call] of callOf) {
    if (!FORKS.has(call.syscall) || raw.ret === undefined) continue;
    const key = `${raw.pid} ${raw.ret}`;
    const known = forks.get(key);
    if (known) known.push({ raw, call });
    else forks.set(key, [{ raw, call }]);
  }
  return forks;
}

/** The parent's call that made the process: under way when it appeared. */
export function forkOf(event: RawOf<"process">, forks: Forks): Call | undefined {
  const made = forks.get(`${event.parent} ${event.pid}`);
  return made?.findLast(({ raw }) => raw.t0 <= event.t)?.call;
}
