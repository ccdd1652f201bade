/** POSIX message queues and event counters. mq_overview(7), eventfd(2) */
import type { Context } from "./context.ts";
import { messageOf } from "./sysv.ts";

/** mq_send: the queue is kept as mq_receive takes from it, the highest priority first and of these the oldest. */
export function applyMqSend(c: Context): void {
  const open = c.tables.openAt(c.process, c.int(0));
  if (!open) return;
  const name = open.state.object;
  c.wakes.wake([`${name} room`], c.call, "space");
  const priority = c.int(3);
  const { queues } = c.tables;
  const before = queues.in(name).findIndex((message) => message.type < priority);
  queues.put(name, messageOf(c, priority), before < 0 ? undefined : before);
  c.wakes.note(`${name} message`, c.call.id, c.call.end ?? c.call.start);
}

export function applyMqReceive(c: Context): void {
  const open = c.tables.openAt(c.process, c.int(0));
  if (!open) return;
  const name = open.state.object;
  c.wakes.wake([`${name} message`], c.call, "message");
  c.tables.queues.take(name, 0);
  c.wakes.note(`${name} room`, c.call.id, c.call.end ?? c.call.start);
}

/** eventfd: the counter begins with its argument. */
export function applyEventfd(c: Context): void {
  const open = c.tables.openAt(c.process, c.ret);
  if (open) c.tables.object(open.state.object).value = c.int(0);
}

/** What is written is added; a read takes all, or 1 with EFD_SEMAPHORE: what it took is what it got. */
export function countEvents(c: Context, object: string, direction: "in" | "out"): void {
  const state = c.tables.object(object);
  const bytes = Buffer.from(c.raw.data ?? "", "base64");
  if (bytes.length < 8 || c.ret !== 8) return;
  const number = Number(bytes.readBigUInt64LE(0));
  const t = c.call.end ?? c.call.start;
  state.value = Math.max(0, (state.value ?? 0) + (direction === "out" ? number : -number));
  if (direction === "out") c.wakes.note(`${object} data`, c.call.id, t);
  else c.wakes.wake([`${object} data`], c.call, "data");
}
