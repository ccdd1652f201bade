/** POSIX message queues and event counters. mq_overview(7), eventfd(2) */
import { quote } from "../text.ts";
import type { Context } from "./context.ts";

/** mq_send: the queue is kept as mq_receive takes from it, the highest priority first and of these the oldest. */
export function applyMqSend(c: Context): void {
  const open = c.tables.openAt(c.process, c.int(0));
  if (!open) return;
  const name = open.state.object;
  const state = c.tables.object(name);
  c.wakes.wake([`${name} room`], c.call, "space");
  const size = Number(c.raw.args[2]);
  const text = quote(Buffer.from(c.raw.data ?? "", "base64"));
  const messages = [...(state.messages ?? [])];
  const priority = c.int(3);
  const before = messages.findIndex((message) => message.type < priority);
  messages.splice(before < 0 ? messages.length : before, 0, {
    type: priority,
    size,
    text,
    from: c.process,
  });
  state.messages = messages;
  state.bytes = (state.bytes ?? 0) + size;
  c.wakes.note(`${name} message`, c.call.id, c.call.end ?? c.call.start);
}

export function applyMqReceive(c: Context): void {
  const open = c.tables.openAt(c.process, c.int(0));
  if (!open) return;
  const name = open.state.object;
  const state = c.tables.object(name);
  c.wakes.wake([`${name} message`], c.call, "message");
  const [first, ...rest] = state.messages ?? [];
  state.messages = rest;
  state.bytes = Math.max(0, (state.bytes ?? 0) - (first?.size ?? 0));
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
