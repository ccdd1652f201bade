/** The state that all phases of decoding share: what is known so far. */

import type { RawEvent } from "../raw.ts";
import {
  type Call,
  type Layer,
  type ProcessEntry,
  type ProgramEntry,
  RECORD_SCHEMA,
  type RunRecord,
  type Wait,
} from "../types.ts";
import { Locks } from "./effects/locks.ts";
import { Sockets } from "./effects/sockets.ts";
import type { Forks } from "./forks.ts";
import { Steps } from "./steps.ts";
import { Tables } from "./tables/tables.ts";
import { Wakes } from "./wakes.ts";

/** What the caller knows of a program that the stream does not. */
export interface ProgramInfo {
  name: string;
  kind: "function" | "command";
  argv: string[] | null;
  source: string | null;
}

/** All that grows while the stream is read. */
export interface Decoding {
  tables: Tables;
  wakes: Wakes;
  sockets: Sockets;
  locks: Locks;
  steps: Steps;
  /** As far as it is known: how the run ended is worked out last. */
  record: Omit<RunRecord, "ending">;
  processes: Map<string, ProcessEntry>;
  /** The calls of each process, by their order. */
  callsOf: Map<string, Call[]>;
  forks: Forks;
  /** Who waited when the run was ended at a limit, and when that was. */
  waits: Wait[];
  ended: number;
  /** Children that ended and were never waited for, though their parent lived on. */
  zombies: number;
  /** What to do about the wait of each process that waits when the run is ended. */
  cures: Map<string, string>;
}

/** The state before the first event. */
export function begin(events: RawEvent[], programs: ProgramInfo[], seed: number | null): Decoding {
  const [start] = events;
  if (start?.e !== "start") throw new Error("the run's raw stream has no beginning");
  const end = events.findLast((event) => event.e === "end");
  const machine = start.machine ?? { kernel: "", arch: "x86_64", pageSize: 4096, cpus: 0 };
  const tables = new Tables(machine);
  tables.cwd = start.cwd ?? "";
  const steps = new Steps(tables);
  for (const { program, ...files } of start.stdio) {
    for (const [kind, file] of Object.entries(files)) {
      const name = start.stdio.length === 1 ? kind : `${kind}-${program}`;
      tables.addObject(file.file, kind as "stdin", null, name);
    }
  }
  const record: Decoding["record"] = {
    schema: RECORD_SCHEMA,
    run: { started: new Date(start.epoch * 1000).toISOString(), duration: end?.t ?? 0, seed },
    machine,
    layers: start.layers.map((l) => ({ ...l, reason: l.reason ?? null })) as Layer[],
    programs: programs.map((p): ProgramEntry => ({ ...p, process: "" })),
    processes: [],
    objects: [],
    opens: [],
    calls: [],
    signals: [],
    wakes: [],
    steps: [],
  };
  const shared = {
    tables,
    wakes: new Wakes(record.calls),
    sockets: new Sockets(tables),
    locks: new Locks(),
  };
  return {
    ...shared,
    steps,
    record,
    processes: new Map(),
    callsOf: new Map(),
    forks: new Map(),
    cures: new Map(),
    waits: [],
    zombies: 0,
    ended: Infinity,
  };
}
