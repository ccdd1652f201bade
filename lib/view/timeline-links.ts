import type { RunRecord, Wake } from "../record/types.ts";
import type { Draft, Row } from "./timeline-rows.ts";

/** Finds the rows that calls and arrows refer to. */
export function connect(drafts: Draft[], record: RunRecord, lanes: Map<string, number>): Row[] {
  const callRows = new Map<number, number>();
  const ends = new Map<number, number>();
  drafts.forEach((draft, row) => {
    if (draft.kind === "call" && draft.call) callRows.set(draft.call.id, row);
    if (draft.kind === "end") ends.set(draft.lane, row);
  });
  drafts.forEach((draft, row) => {
    const began = draft.call ? callRows.get(draft.call.id) : undefined;
    if (draft.kind === "return" && began !== undefined) (drafts[began] as Draft).until = row;
    if (draft.kind === "call") {
      draft.until ??= draft.call?.end === null ? (ends.get(draft.lane) ?? null) : row;
    }
    if (draft.wake) {
      const ended = endedBefore(draft.wake, record);
      const lane = lanes.get(ended ?? "");
      const row = lane === undefined ? undefined : ends.get(lane);
      draft.from =
        row !== undefined && lane !== undefined
          ? { row, lane }
          : originOf(draft.wake.from, record, lanes, callRows, ends);
    }
    if (draft.kind === "signal") draft.from = senderOf(draft, drafts, record, lanes);
    if (draft.kind === "start") draft.from = parentOf(draft, drafts, record, lanes);
  });
  return drafts.map(({ rank, wake, ...row }) => row);
}

/** The row of the call that let another go on; of an exit, the row where the process ends. */
function originOf(
  call: number,
  record: RunRecord,
  lanes: Map<string, number>,
  callRows: Map<number, number>,
  ends: Map<number, number>,
): Row["from"] {
  const lane = lanes.get(record.calls[call]?.process ?? "") ?? 0;
  const row = callRows.get(call) ?? ends.get(lane);
  return row === undefined ? null : { row, lane };
}

/** Of a wait: the process whose end it learned of. */
export function endedBefore(wake: Wake, record: RunRecord): string | null {
  if (wake.why !== "exit") return null;
  const pid = record.calls[wake.to]?.result;
  return record.processes.find((p) => p.pid === pid)?.name ?? null;
}

/** The sender's last kill before the signal, or whatever it called last. */
function senderOf(
  draft: Draft,
  drafts: Draft[],
  record: RunRecord,
  lanes: Map<string, number>,
): Row["from"] {
  const signal = record.signals.find((s) => s.time === draft.time && s.process === draft.process);
  const lane = lanes.get(signal?.from ?? "");
  if (lane === undefined || lane === draft.lane) return null;
  const before = (d: Draft) => d.lane === lane && d.call !== null && d.time <= draft.time;
  const kill = drafts.findLastIndex((d) => before(d) && /kill|sigqueue/.test(d.call?.name ?? ""));
  const row = kill < 0 ? drafts.findLastIndex((d) => before(d)) : kill;
  return row < 0 ? null : { row, lane };
}

/** The row of the parent's fork: its last one before the child began. */
function parentOf(
  draft: Draft,
  drafts: Draft[],
  record: RunRecord,
  lanes: Map<string, number>,
): Row["from"] {
  const lane = lanes.get(record.processes[draft.lane]?.parent ?? "");
  if (lane === undefined) return null;
  const made = (d: Draft) => d.lane === lane && /fork|clone/.test(d.call?.name ?? "");
  const row = drafts.findLastIndex((d) => made(d) && d.time <= draft.time);
  return { row: Math.max(row, 0), lane };
}
