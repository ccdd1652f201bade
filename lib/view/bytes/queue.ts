import { Replay } from "../../record/replay.ts";
import type { Call, ObjectState, RunRecord } from "../../record/types.ts";
import { decode } from "../tell/facts.ts";

type Message = NonNullable<ObjectState["messages"]>[number];

/** A message in a queue, and the call that sent it; null where it was sent before the record begins. */
export interface Queued {
  message: Message;
  call: Call | null;
}

/** The messages in a queue after each step, the next to be received first; null while there is no such queue. */
export function* queuedMessages(record: RunRecord, queue: string): Generator<Queued[] | null> {
  const replay = new Replay();
  let now: Queued[] | null = null;
  for (const { patch } of record.steps) {
    const { messages } = replay.apply(patch).state.objects[queue] ?? {};
    if (patch.objects?.[queue])
      now =
        messages?.map((message) => ({ message, call: record.calls[message.call ?? -1] ?? null })) ??
        null;
    yield now;
  }
}

/** The bytes of a message, as far as the record keeps them; null stands for one that it does not. */
export function bytesOfMessage({ message, call }: Queued): (number | null)[] {
  const kept = decode(call?.data?.bytes ?? "");
  const length = Math.min(message.size, Math.max(kept.length, 1));
  return Array.from({ length }, (_, at) => kept[at] ?? null);
}
