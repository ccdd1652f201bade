/** poll and ppoll: a call that waits at several objects at once, and goes on by what happens at one of them. poll(2) */

import { POLLERR, POLLHUP, POLLIN, POLLOUT, POLLRDHUP } from "../../../linux/constants/waiting.ts";
import type { RawCall } from "../../raw.ts";
import type { ObjectState, Wake } from "../../types.ts";
import { isPipe } from "../kinds.ts";
import type { Context } from "./context.ts";

interface PollEntry {
  fd: number;
  events: number;
  revents: number;
}

/** The entries of the call's array; none when they are not in the stream. */
export function pollEntries(raw: RawCall): PollEntry[] {
  const bytes = Buffer.from(raw.mem?.[0] ?? "", "base64");
  return Array.from({ length: Math.floor(bytes.length / 8) }, (_, i) => ({
    fd: bytes.readInt32LE(8 * i),
    events: bytes.readInt16LE(8 * i + 4),
    revents: bytes.readInt16LE(8 * i + 6),
  }));
}

/** What it found ready had become so by somebody's call, if it had to wait. */
export function applyPoll(c: Context): void {
  for (const { fd, revents } of pollEntries(c.raw)) {
    const name = c.tables.openAt(c.process, fd)?.state.object;
    if (name === undefined || revents === 0) continue;
    for (const [, key, why] of keysOf(c.tables.object(name), revents))
      c.wakes.wake([`${name} ${key}`], c.call, why);
  }
}

type Keys = [events: number, key: string, why: Wake["why"]][];

const DATA: Keys = [[POLLIN, "data", "data"]];
const SPACE: Keys = [[POLLOUT | POLLERR, "space", "space"]];
const STREAM: Keys = [...DATA, [POLLIN | POLLHUP | POLLRDHUP, "eof", "end-of-file"], ...SPACE];
/** Without writers a pipe is at its end, and only then: for that there is POLLHUP. */
const PIPE: Keys = [...DATA, [POLLHUP, "eof", "end-of-file"], ...SPACE];
const LISTENING: Keys = [[POLLIN, "connection", "connection"]];
const QUEUE: Keys = [
  [POLLIN, "message", "message"],
  [POLLOUT, "room", "space"],
];

/** The keys under which whatever makes an object ready in this way was noted. */
function keysOf({ kind, state }: ObjectState, revents: number): Keys {
  const keys =
    state === "listening" ? LISTENING : kind === "mqueue" ? QUEUE : isPipe(kind) ? PIPE : STREAM;
  return keys.filter(([events]) => revents & events);
}
