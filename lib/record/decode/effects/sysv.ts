/** System V segments, queues and semaphore sets. sysvipc(7) */

import { IPC_PRIVATE, IPC_RMID, SETALL, SETVAL, SHM_DEST } from "../../../linux/constants/sysv.ts";
import { ACCESSPERMS, IPC_64 } from "../../../linux/constants/traced.ts";
import type { RawCall, RawSysv } from "../../raw.ts";
import type { ObjectState } from "../../types.ts";
import type { Tables } from "../tables/tables.ts";
import { quote } from "../text.ts";
import type { Context } from "./context.ts";

type Kind = "shm" | "queue" | "semaphores";

/** The object of an identifier. */
export function sysvName(tables: Tables, kind: Kind, id: number): string {
  const name = tables.addObject(`${kind} ${id}`, kind, null);
  const state = tables.object(name);
  state.id = id;
  if (kind === "queue") {
    state.messages ??= [];
    state.queued ??= 0;
    state.bytes ??= 0;
  }
  return name;
}

/** What /proc/sysvipc and IPC_STAT said after a call. */
export function applySysvReport(tables: Tables, raw: RawSysv): void {
  const name = sysvName(tables, raw.kind, raw.id);
  const state = tables.object(name);
  if ("removed" in raw) {
    state.removed = true;
    if (raw.kind === "shm") state.attached = 0;
    if (raw.kind === "queue") tables.queues.drop(name);
    return;
  }
  // A segment marked by IPC_RMID loses its key; its label stays, for it is how the program knew it.
  const marked = raw.kind === "shm" && (raw.mode & SHM_DEST) !== 0;
  if (!marked) setKey(tables, name, state, raw.key);
  state.mode = raw.mode & ACCESSPERMS;
  if (raw.kind === "shm") {
    state.size = raw.size;
    state.attached = raw.attached;
    state.marked = marked;
    state.creator = tables.nameOf(raw.cpid) ?? raw.cpid;
    state.lastUser = raw.lpid === 0 ? null : (tables.nameOf(raw.lpid) ?? raw.lpid);
    state.attachTime = raw.atime;
    state.detachTime = raw.dtime;
    if (raw.content !== undefined) state.content = raw.content;
  } else if (raw.kind === "queue") {
    state.bytes = raw.bytes;
    state.capacity = raw.capacity;
  } else state.values = raw.values;
}

/** shmget, msgget, semget. */
export function applyGet(c: Context, kind: Kind): void {
  const name = sysvName(c.tables, kind, c.ret);
  setKey(c.tables, name, c.tables.object(name), c.int(0));
  c.call.object = name;
  const state = c.tables.object(name);
  if (kind === "shm" && state.size === undefined) state.size = Number(c.raw.args[1]);
  if (kind === "semaphores") state.values ??= new Array(c.int(1)).fill(0);
}

/** shmctl, msgctl, semctl. */
export function applyControl(c: Context, kind: Kind): void {
  const name = sysvName(c.tables, kind, c.int(0));
  const state = c.tables.object(name);
  const command = (kind === "semaphores" ? c.int(2) : c.int(1)) & ~IPC_64;
  const t = c.call.end ?? c.call.start;
  c.call.object = name;
  if (command === IPC_RMID) {
    if (kind === "shm" && (state.attached ?? 0) > 0) state.marked = true;
    else state.removed = true;
    for (const what of ["message", "room", "change"]) c.wakes.note(`${name} ${what}`, c.call.id, t);
  }
  if (kind === "semaphores" && command === SETVAL) {
    const values = [...(state.values ?? [])];
    values[c.int(1)] = c.int(3);
    state.values = values;
  }
  if (command === SETVAL || command === SETALL) c.wakes.note(`${name} change`, c.call.id, t);
}

export function applySemop(c: Context): void {
  const name = sysvName(c.tables, "semaphores", c.int(0));
  c.call.object = name;
  const t = c.call.end ?? c.call.start;
  c.wakes.wake([`${name} change`], c.call, "semaphore");
  if (c.ret !== 0) return;
  c.wakes.note(`${name} change`, c.call.id, t);
  const state = c.tables.object(name);
  const values = [...(state.values ?? [])];
  const operations = Buffer.from(c.raw.mem?.[1] ?? "", "base64");
  for (let at = 0; at + 6 <= operations.length; at += 6) {
    const number = operations.readUInt16LE(at);
    values[number] = Math.max(0, (values[number] ?? 0) + operations.readInt16LE(at + 2));
  }
  state.values = values;
}

export function applyMsgsnd(c: Context): void {
  const name = sysvName(c.tables, "queue", c.int(0));
  c.call.object = name;
  c.wakes.wake([`${name} room`], c.call, "space");
  if (c.ret !== 0) return;
  c.tables.queues.put(name, messageOf(c, typeOfMessage(c.raw)));
  c.wakes.note(`${name} message`, c.call.id, c.call.end ?? c.call.start);
}

export function applyMsgrcv(c: Context): void {
  const name = sysvName(c.tables, "queue", c.int(0));
  c.call.object = name;
  c.wakes.wake([`${name} message`], c.call, "message");
  if (!(c.ret >= 0)) return;
  // The first of the type that came.
  const type = typeOfMessage(c.raw);
  const place = c.tables.queues.in(name).findIndex((message) => message.type === type);
  if (place >= 0) c.tables.queues.take(name, place);
  c.wakes.note(`${name} room`, c.call.id, c.call.end ?? c.call.start);
}

/** What a msgsnd or mq_send put into its queue. */
export function messageOf(c: Context, type: number): NonNullable<ObjectState["messages"]>[number] {
  const text = quote(Buffer.from(c.raw.data ?? "", "base64"));
  return { type, size: Number(c.raw.args[2]), text, from: c.process, call: c.call.id };
}

/** The type of the message of a msgsnd or msgrcv. */
export function typeOfMessage(raw: RawCall): number {
  const head = Buffer.from(raw.mem?.[1] ?? "", "base64");
  return head.length < 8 ? 0 : Number(head.readBigInt64LE(0));
}

function setKey(tables: Tables, name: string, state: ObjectState, key: number): void {
  const text = key === IPC_PRIVATE ? "IPC_PRIVATE" : String(key >>> 0);
  state.key = text;
  tables.relabel(name, text);
  tables.names.relabel(name, text);
}
