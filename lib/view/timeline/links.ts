import type { RunRecord, Wake } from "../../record/types.ts";
import type { Draft, Row } from "./row.ts";

/** Finds the rows that calls and arrows refer to. `drafts` are in the order of time. */
export function connect(drafts: Draft[], record: RunRecord, lanes: Map<string, number>): Row[] {
  const callRows = new Map<number, number>();
  const ends = new Map<number, number>();
  drafts.forEach((draft, row) => {
    if (draft.kind === "call" && draft.call) callRows.set(draft.call.id, row);
    if (draft.kind === "end") ends.set(draft.lane, row);
  });
  const ended = endedBefore(record);
  const latest = new Latest(drafts);
  drafts.forEach((draft, row) => {
    latest.advance(draft.time);
    const began = draft.call ? callRows.get(draft.call.id) : undefined;
    if (draft.kind === "return" && began !== undefined) (drafts[began] as Draft).until = row;
    if (draft.kind === "call") {
      draft.until ??= draft.call?.end === null ? (ends.get(draft.lane) ?? null) : row;
    }
    if (draft.wake) {
      const lane = lanes.get(ended(draft.wake) ?? "");
      const row = lane === undefined ? undefined : ends.get(lane);
      draft.from =
        row !== undefined && lane !== undefined
          ? { row, lane }
          : originOf(draft.wake.from, record, lanes, callRows, ends);
    }
    if (draft.kind === "signal") draft.from = senderOf(draft, latest, lanes);
    if (draft.kind === "start") draft.from = parentOf(draft, latest, record, lanes);
  });
  return drafts.map(({ rank, wake, sender, ...row }) => row);
}

/** The rows of each lane's last calls until a time. */
class Latest {
  readonly call = new Map<number, number>();
  readonly kill = new Map<number, number>();
  readonly fork = new Map<number, number>();
  #next = 0;
  readonly #drafts: Draft[];

  constructor(drafts: Draft[]) {
    this.#drafts = drafts;
  }

  advance(time: number): void {
    for (; (this.#drafts[this.#next]?.time ?? Infinity) <= time; this.#next++) {
      const { call, lane } = this.#drafts[this.#next] as Draft;
      if (!call) continue;
      this.call.set(lane, this.#next);
      if (/kill|sigqueue/.test(call.name)) this.kill.set(lane, this.#next);
      if (/fork|clone/.test(call.name)) this.fork.set(lane, this.#next);
    }
  }
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
export function endedBefore(record: RunRecord): (wake: Wake) => string | null {
  const names = new Map<number, string>();
  for (const { pid, name } of record.processes) if (!names.has(pid)) names.set(pid, name);
  return ({ why, to }) =>
    why === "exit" ? (names.get(Number(record.calls[to]?.result)) ?? null) : null;
}

/** The sender's last kill before the signal, or whatever it called last. */
function senderOf(
  { sender, lane: own }: Draft,
  latest: Latest,
  lanes: Map<string, number>,
): Row["from"] {
  const lane = lanes.get(sender ?? "");
  if (lane === undefined || lane === own) return null;
  const row = latest.kill.get(lane) ?? latest.call.get(lane);
  return row === undefined ? null : { row, lane };
}

/** The row of the parent's fork: its last one before the child began. */
function parentOf(
  { lane: own }: Draft,
  latest: Latest,
  record: RunRecord,
  lanes: Map<string, number>,
): Row["from"] {
  const lane = lanes.get(record.processes[own]?.parent ?? "");
  return lane === undefined ? null : { row: latest.fork.get(lane) ?? 0, lane };
}
