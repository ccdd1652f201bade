/** File offsets: where read, write and lseek leave them, when the stream did not say. */
import type { ObjectState, OpenState } from "../../types.ts";
import type { Context } from "./context.ts";

export const O_APPEND_NAME = "O_APPEND";

/** Moves the offset by what was moved; one that was reported with the call is already right. */
export function moveOffset(
  c: Context,
  open: { name: string; state: OpenState },
  object: ObjectState,
  appends: boolean,
): void {
  if (open.state.offset === null || reported(c)) return;
  open.state.offset = (appends ? (object.size ?? 0) : open.state.offset) + c.ret;
  c.tables.touched.opens.add(open.name);
}

/** lseek returns the new offset. */
export function applyLseek(c: Context): void {
  const open = c.tables.openAt(c.process, c.int(0));
  if (!open || reported(c)) return;
  open.state.offset = c.ret;
  c.tables.touched.opens.add(open.name);
}

function reported(c: Context): boolean {
  return c.raw.fds?.some(({ fd }) => fd === c.int(0)) ?? false;
}
