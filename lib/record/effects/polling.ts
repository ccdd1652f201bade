/** poll and ppoll: a call that waits at several objects at once, and goes on by what happens at one of them. poll(2) */
import type { RawCall } from "../arguments.ts";
import { isPipe } from "../kinds.ts";
import type { ObjectState, Wake } from "../types.ts";
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
    for (const [key, why] of keysOf(c.tables.object(name), revents))
      c.wakes.wake([`${name} ${key}`], c.call, why);
  }
}

const POLLIN = 0x001;
const POLLOUT = 0x004;
const POLLERR = 0x008;
const POLLHUP = 0x010;
const POLLRDHUP = 0x2000;

/** Under which keys that was noted which makes an object ready so. */
function keysOf(object: ObjectState, revents: number): [key: string, why: Wake["why"]][] {
  const { kind } = object;
  const keys: [number, string, Wake["why"]][] = [
    [POLLIN, "data", "data"],
    [POLLIN | POLLHUP | POLLRDHUP, "eof", "end-of-file"],
    [POLLOUT | POLLERR, "space", "space"],
  ];
  if (object.state === "listening") keys.splice(0, 3, [POLLIN, "connection", "connection"]);
  else if (kind === "mqueue")
    keys.splice(0, 3, [POLLIN, "message", "message"], [POLLOUT, "room", "space"]);
  // Of a pipe without writers POLLIN says nothing: there POLLHUP does.
  else if (isPipe(kind)) keys.splice(1, 1, [POLLHUP, "eof", "end-of-file"]);
  return keys.filter(([bits]) => revents & bits).map(([, key, why]) => [key, why]);
}
