/** Calls whose only effect is that somebody waits or goes on: open of a FIFO, wait, kill, futex. */
import { SIG_DFL, SIG_IGN } from "../../../linux/constants/processes.ts";
import {
  FUTEX_CMD_MASK,
  FUTEX_CMP_REQUEUE,
  FUTEX_REQUEUE,
  FUTEX_WAKE,
  FUTEX_WAKE_BITSET,
  FUTEX_WAKE_OP,
} from "../../../linux/constants/traced.ts";
import { WIFCONTINUED, WIFSTOPPED } from "../../../linux/wait-status.ts";
import type { Context } from "./context.ts";

/** Opening a FIFO waits for the other side. */
export function applyOpen(c: Context): void {
  const open = c.tables.openAt(c.process, c.ret);
  const name = open?.state.object;
  if (!open || name === undefined || c.tables.state.objects[name]?.kind !== "fifo") return;
  const t = c.call.end ?? c.call.start;
  // Both sides return together; each is let go by the other's entry into the call.
  if (open.state.access === "r") {
    c.wakes.wake([`${name} write end`], c.call, "open");
    c.wakes.note(`${name} read end`, c.call.id, t);
  } else {
    c.wakes.wake([`${name} read end`], c.call, "open");
    c.wakes.note(`${name} write end`, c.call.id, t);
  }
}

export function applyWait(c: Context): void {
  const child = c.ret > 0 ? c.tables.nameOf(c.ret) : undefined;
  if (child === undefined) return;
  c.wakes.wake([`${child} exit`], c.call, "exit");
  const status = c.raw.mem?.[1] ? Buffer.from(c.raw.mem[1], "base64").readInt32LE(0) : 0;
  const stoppedOrContinued = WIFSTOPPED(status) || WIFCONTINUED(status);
  if (c.tables.process(child).status === "zombie" && !stoppedOrContinued)
    c.tables.setStatus(child, "gone");
}

export function applyKill(c: Context): void {
  const target = c.tables.nameOf(c.call.syscall === "tgkill" ? c.int(1) : c.int(0));
  if (target !== undefined) c.wakes.note(`${target} signal`, c.call.id, c.call.start);
}

/** sigaction: what the signal does from now on. */
export function applySigaction(c: Context): void {
  const bytes = Buffer.from(c.raw.mem?.[1] ?? "", "base64");
  if (bytes.length < 8) return; // it only asked
  const handler = bytes.readBigUInt64LE(0);
  const action =
    handler === BigInt(SIG_DFL) ? "default" : handler === BigInt(SIG_IGN) ? "ignored" : "handled";
  c.tables.actionsOf(c.process).set(c.int(0), action);
}

const FUTEX_WAKES = new Set([
  FUTEX_WAKE,
  FUTEX_REQUEUE,
  FUTEX_CMP_REQUEUE,
  FUTEX_WAKE_OP,
  FUTEX_WAKE_BITSET,
]);

/** A futex is its address in the mapped object, so that two processes with two addresses meet. */
export function applyFutex(c: Context): void {
  const key = futexKey(c, c.process, c.raw.args[0]);
  const t = c.call.end ?? c.call.start;
  c.call.object = key.object;
  if (FUTEX_WAKES.has(c.int(1) & FUTEX_CMD_MASK)) c.wakes.note(key.text, c.call.id, t);
  else c.wakes.wake([key.text], c.call, "futex");
}

export function futexKey(
  c: Pick<Context, "tables">,
  process: string,
  register: string,
): { text: string; object: string | null } {
  const address = BigInt(register);
  for (const [start, map] of Object.entries(c.tables.state.processes[process]?.maps ?? {})) {
    const from = BigInt(start);
    if (address < from || address >= from + BigInt(map.length) || !map.shared) continue;
    const at = Number(address - from) + map.offset;
    return { text: `${map.object} futex ${at}`, object: map.object };
  }
  return { text: `${process} futex ${address}`, object: null };
}
