/** How a run ended: why, who waited for what, what was left behind. */

import { type FileType, fileType } from "../../linux/mode.ts";
import type { RawEvent } from "../raw.ts";
import type { Ending, Leftovers } from "../types.ts";
import { explain } from "../waits/explain.ts";
import type { Decoding } from "./decoding.ts";

export function endingOf(d: Decoding, events: RawEvent[]): Ending {
  const limit = events.find((event) => event.e === "limit");
  const leftovers = leftoversOf(d, events);
  const why = (limit?.why ?? "finished") as Ending["why"];
  const ending: Ending = { why, waits: d.waits, explanation: [], leftovers };
  ending.explanation = explain(d, ending);
  return ending;
}

function leftoversOf(d: Decoding, events: RawEvent[]): Leftovers {
  const left = events.find((event) => event.e === "left");
  // Those that were killed with the run did not leave their descriptors behind.
  const exits = events.filter((event) => event.e === "exit" && event.t < d.ended);
  const killed = Object.values(d.tables.state.processes).filter((p) => p.status === "alive").length;
  const live = (left?.sysv ?? []).filter((object) => !("removed" in object));
  const ofKind = (kind: string): number => live.filter((object) => object.kind === kind).length;
  const paths = (type: FileType): string[] =>
    (left?.files ?? [])
      .filter((f) => fileType(f.mode) === type)
      .map((f) => d.tables.pathText(f.path));
  return {
    descriptors: exits
      .flatMap((event) => (event.e === "exit" ? event.fds : []))
      .filter(({ fd }) => fd > 2).length,
    zombies:
      d.zombies +
      Object.values(d.tables.state.processes).filter((p) => p.status === "zombie").length,
    processes: Math.max(killed, left?.processes.length ?? 0),
    shm: ofKind("shm"),
    queues: ofKind("queue"),
    semaphores: ofKind("semaphores"),
    fifos: paths("fifo"),
    sockets: paths("socket"),
    files: paths("file"),
    posix: left?.posix ?? [],
  };
}
