/** What a command found when it was started: its descriptors, and what each leads to. */
import type { RunResult } from "../../lib/program/types.ts";
import { Replay } from "../../lib/record/replay.ts";
import { framesOf } from "../../lib/view/steps/frames.ts";
import { MOST, steps } from "../../lib/view/steps/steps.ts";
import type { View } from "../../lib/view/types.ts";

/** A descriptor as the command had it in its first moment. */
export interface Inherited {
  fd: number;
  /** "open-4": two descriptors with one name share an open file description. */
  open: string;
  /** "out.txt"; of the descriptors that a program is started with "stdin", "stdout", "stderr"; "pipe-a". */
  to: string;
  access: "r" | "w" | "rw" | "path";
}

export interface Started {
  process: string;
  /** With its arguments: "tr a-z A-Z". */
  command: string;
  fds: Inherited[];
}

/** The commands that processes became by `exec`, in that order. */
export function startedIn(seen: RunResult): Started[] {
  const { steps, objects } = seen.record;
  const labels = new Map(objects.map(({ name, label }) => [name, label]));
  const replay = new Replay();
  return steps.flatMap(({ event, process, command = "", patch }) => {
    const { state } = replay.apply(patch);
    if (event !== "exec" || process === null) return [];
    const fds = Object.entries(state.processes[process]?.fds ?? {}).map(([fd, { open }]) => {
      const { object = "", access = "r" } = state.opens[open] ?? {};
      return { fd: Number(fd), open, to: labels.get(object) ?? object, access };
    });
    return [{ process, command, fds }];
  });
}

/** Where a descriptor of the command led; null where it was closed. */
export function targetOf(command: Started | null, fd: number): string | null {
  return command?.fds.find((each) => each.fd === fd)?.to ?? null;
}

/** A picture of the descriptor tables at the moment when the last command began. */
export function tablesAtStart(seen: RunResult): () => View {
  return () => {
    const { frames } = framesOf(seen.record, { most: MOST });
    const frame = frames.findLastIndex(({ event }) => event === "exec");
    return steps(seen.record, frame < 0 ? {} : { step: frame });
  };
}
