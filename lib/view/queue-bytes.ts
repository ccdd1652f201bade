import { statesOf } from "../record/replay.ts";
import type { Call, ObjectState, RunRecord } from "../record/types.ts";
import { decode } from "./facts.ts";

type Message = NonNullable<ObjectState["messages"]>[number];

/** A message in a queue, and the call that sent it; null where it was sent before the record begins. */
export interface Queued {
  message: Message;
  call: Call | null;
}

/** The messages in a queue after each step, the next to be received first; null while there is no such queue. */
export function queuedMessages(record: RunRecord, queue: string): (Queued[] | null)[] {
  const states = statesOf(record);
  let now: Queued[] = [];
  return record.steps.map((step, i) => {
    const messages = states[i]?.objects[queue]?.messages;
    if (messages === undefined) return null;
    const call = step.call === null ? null : (record.calls[step.call] ?? null);
    now = follow(now, messages, call?.object === queue ? call : null);
    return now;
  });
}

/** The bytes of a message, as far as the record keeps them; null stands for one that it does not. */
export function bytesOfMessage({ message, call }: Queued): (number | null)[] {
  const kept = decode(call?.data?.bytes ?? "");
  const length = Math.min(message.size, Math.max(kept.length, 1));
  return Array.from({ length }, (_, at) => kept[at] ?? null);
}

/** Matches the messages with those before: one came, or one went. */
function follow(before: Queued[], messages: Message[], call: Call | null): Queued[] {
  const same = (a: Message | undefined, b: Message | undefined): boolean =>
    JSON.stringify(a) === JSON.stringify(b);
  const first = messages.findIndex((message, i) => !same(message, before[i]?.message));
  const at = first < 0 ? messages.length : first;
  const more = messages.length - before.length;
  return messages.map((message, i) => {
    if (i < at) return before[i] as Queued;
    if (more > 0 && i < at + more) return { message, call };
    const known = before[i - more];
    return known && same(known.message, message) ? known : { message, call: null };
  });
}
