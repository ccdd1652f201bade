import { lentPeers, peerAt } from "../../lib/program/peers.ts";
import { isRunnable, startOf } from "../../lib/program/start.ts";
import type { Runnable, RunResult } from "../../lib/program/types.ts";
import type { Call } from "../../lib/record/types.ts";
import { processesOf } from "./record-queries.ts";

/** A reference program with which a learner's program would have its work done. */
export interface Borrowed {
  name: string;
  /** It ran; otherwise the box did not let it. */
  ran: boolean;
}

/**
 * What the programs that are not ours ran, or tried to run or to read, of the reference programs, without being told
 * to by their arguments; null: nothing.
 */
export function borrowedIn(
  seen: RunResult,
  what: Runnable | Record<string, Runnable>,
): Borrowed | null {
  const named = isRunnable(what) ? { [Object.keys(seen.programs)[0] ?? ""]: what } : what;
  for (const [program, item] of Object.entries(named)) {
    const { trusted, argv = [] } = startOf(item, program);
    if (trusted) continue;
    const lent = lentPeers(argv);
    const own = new Set(processesOf(seen, program).map(({ name }) => name));
    for (const call of seen.record.calls) {
      const borrowed = own.has(call.process) ? borrowedBy(call) : null;
      if (borrowed && !lent.includes(borrowed.name)) return borrowed;
    }
  }
  return null;
}

function borrowedBy({ syscall, args, errno, end }: Call): Borrowed | null {
  const runs = syscall === "execve" || syscall === "execveat";
  if (!runs && syscall !== "open" && syscall !== "openat") return null;
  const path = args.find(({ name }) => name === "pathname")?.text ?? "";
  const name = peerAt(path.replace(/^"|"$/g, ""));
  // One that was killed as it looked for a command there never returned, and has not run it.
  const ran = runs && end !== null && errno === null;
  return name !== null && (ran || errno === "EACCES") ? { name, ran } : null;
}
