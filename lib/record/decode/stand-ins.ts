/**
 * Calls that arm64's kernel does not have: there the C library makes them of others, as seen of glibc 2.41.
 * A few cannot be told from the other call and keep its name: `creat` is an `open`, `epoll_create` an `epoll_create1`,
 * `inotify_init` an `inotify_init1`, and `dup2` of a descriptor to itself an `fcntl(fd, F_GETFL)`.
 */

import type { Architecture } from "../../linux/architecture.ts";
import { AT_FDCWD, AT_SYMLINK_NOFOLLOW } from "../../linux/constants/traced.ts";
import type { RawCall } from "../raw.ts";
import type { Argument } from "../types.ts";

/** What a program called. */
export interface LibraryCall {
  name: string;
  args: Argument[];
  /** What it returned, where that is not what the system call returned. */
  result?: number;
}

type StandIn = (raw: RawCall, args: Argument[]) => LibraryCall | null;

/** What a program called that became this system call; null where it called what it became. */
export function standIn(
  raw: RawCall,
  syscall: string,
  args: Argument[],
  architecture: Architecture,
): LibraryCall | null {
  return architecture === "arm64" ? (STAND_INS[syscall]?.(raw, args) ?? null) : null;
}

const STAND_INS: Record<string, StandIn> = {
  dup3: (raw, args) => (raw.args[2] === "0" ? { name: "dup2", args: args.slice(0, 2) } : null),
  ppoll: pollOrPause,
  setitimer: alarm,
  symlinkat: (raw, args) =>
    int(raw, 1) === AT_FDCWD
      ? { name: "symlink", args: args.filter(({ name }) => name !== "newdirfd") }
      : null,
  readlinkat: (raw, args) =>
    int(raw, 0) === AT_FDCWD ? { name: "readlink", args: args.slice(1) } : null,
  fchownat: (raw, args) =>
    int(raw, 0) === AT_FDCWD
      ? {
          name: int(raw, 4) & AT_SYMLINK_NOFOLLOW ? "lchown" : "chown",
          args: args.slice(1, 4),
        }
      : null,
};

/** ppoll(2) itself says how large its set of signals is, even when it has none. */
function pollOrPause(raw: RawCall, args: Argument[]): LibraryCall | null {
  if (raw.args[4] !== "0") return null;
  if (raw.args[0] === "0" && raw.args[2] === "0") return { name: "pause", args: [] };
  const value = raw.args[2] === "0" ? -1 : milliseconds(raw.mem?.[2]);
  if (value === null) return { name: "poll", args: args.slice(0, 3) };
  const timeout = { name: "timeout", text: String(value), value };
  return { name: "poll", args: [...args.slice(0, 2), timeout] };
}

/** Of a timespec. */
function milliseconds(base64: string | undefined): number | null {
  const bytes = Buffer.from(base64 ?? "", "base64");
  if (bytes.length < 16) return null;
  return Number(bytes.readBigInt64LE(0)) * 1000 + Number(bytes.readBigInt64LE(8)) / 1e6;
}

/** alarm sets whole seconds, once, and asks for what was set before: that is what it returns, rounded. */
function alarm(raw: RawCall): LibraryCall | null {
  const [every, everyPart, once, oncePart] = times(raw, 1);
  const plain = every === 0 && everyPart === 0 && once !== undefined && oncePart === 0;
  if (raw.args[0] !== "0" || raw.args[2] === "0" || !plain) return null;
  const call = { name: "alarm", args: [{ name: "seconds", text: String(once), value: once }] };
  const [, , left, part = 0] = times(raw, 2);
  if (left === undefined) return call;
  return { ...call, result: left + (part >= 500_000 || (left === 0 && part > 0) ? 1 : 0) };
}

/** The four numbers of a struct itimerval; none when it is not in the stream. */
function times(raw: RawCall, index: number): number[] {
  const bytes = Buffer.from(raw.mem?.[index] ?? "", "base64");
  return bytes.length < 32 ? [] : [0, 8, 16, 24].map((at) => Number(bytes.readBigInt64LE(at)));
}

/** Register `index` as a 32-bit number. */
function int(raw: RawCall, index: number): number {
  return Number(BigInt.asIntN(32, BigInt(raw.args[index] ?? "0")));
}
