/** Structures behind pointer arguments, as text: what their bytes say (Linux of 64 bits, little endian). */
import type { Architecture } from "../../linux/architecture.ts";
import { SIG_DFL, SIG_IGN } from "../../linux/constants/processes.ts";
import { SIGRTMAX } from "../../linux/constants/signals.ts";
import { AF_INET, AF_INET6, AF_UNIX } from "../../linux/constants/sockets.ts";
import { IPC_NOWAIT, SEM_UNDO } from "../../linux/constants/sysv.ts";
import { namesOf } from "../../linux/flags.ts";
import { signalName } from "../../linux/signals.ts";
import { type Member, memberOf } from "../../linux/structures.ts";
import {
  WCOREDUMP,
  WEXITSTATUS,
  WIFCONTINUED,
  WIFEXITED,
  WIFSTOPPED,
  WSTOPSIG,
  WTERMSIG,
} from "../../linux/wait-status.ts";
import { lock } from "../../words/record/steps.ts";
import { quote } from "./text.ts";

/** Text of the structure of this kind, or null when the bytes are too few or the kind is unknown. */
export function structureText(
  kind: string,
  bytes: Buffer,
  architecture: Architecture,
): string | null {
  const read = READERS[kind];
  if (!read) return null;
  try {
    return read(bytes, architecture);
  } catch {
    return null; // fewer bytes than the structure has: the program's pointer led to too little memory
  }
}

type Read = (bytes: Buffer, architecture: Architecture) => string;

const READERS: Record<string, Read> = {
  sockaddr: (b, on) => (b.length < 2 ? "NULL" : addressText(b, on)),
  sembuf: (b, on) => `[${list(b, 6, on, semOperation)}]`,
  pollfd: (b, on) => `[${list(b, 8, on, pollEntry)}]`,
  flockarg: lockText,
  timespec: (b) => seconds(b.readBigInt64LE(0), b.readBigInt64LE(8), 1e9),
  timeval: (b) => seconds(b.readBigInt64LE(0), b.readBigInt64LE(8), 1e6),
  fds: (b) => `[${b.readInt32LE(0)}, ${b.readInt32LE(4)}]`,
  status: (b) => statusText(b.readInt32LE(0)),
  stat: (b, on) => {
    const [mode, links, size] = ["mode", "nlink", "size"].map((name) =>
      unsigned(b, memberOf("stat", `st_${name}`, on)),
    );
    return `{mode ${namesOf("filemode", Number(mode), on)}, links ${links}, size ${size}}`;
  },
  msgbuf: (b) => `{type ${b.readBigInt64LE(0)}, text ${quote(b.subarray(8))}}`,
  sigset: (b) => `[${signalsIn(b.readBigUInt64LE(0)).join(" ")}]`,
  sigaction: actionText,
  intptr: (b) => String(b.readInt32LE(0)),
};

function unsigned(b: Buffer, { at, size }: Member): bigint {
  return size === 8 ? b.readBigUInt64LE(at) : BigInt(b.readUInt32LE(at));
}

/** "exited with 1", "ended by SIGPIPE", "stopped by SIGSTOP", "continued": a wait status (wait(2)). */
export function statusText(status: number): string {
  if (WIFEXITED(status)) return `exited with ${WEXITSTATUS(status)}`;
  if (WIFCONTINUED(status)) return "continued";
  if (WIFSTOPPED(status)) return `stopped by ${signalName(WSTOPSIG(status))}`;
  return `ended by ${signalName(WTERMSIG(status))}${WCOREDUMP(status) ? " (core)" : ""}`;
}

/** "127.0.0.1:7777", "[::1]:7777", "/tmp/socket", "@abstract". */
export function addressText(bytes: Buffer, architecture: Architecture): string {
  const family = bytes.readUInt16LE(0);
  if (family === AF_UNIX) return unixText(bytes.subarray(2));
  if (family === AF_INET) return `${[...bytes.subarray(4, 8)].join(".")}:${bytes.readUInt16BE(2)}`;
  if (family === AF_INET6) return `[${ipv6Text(bytes.subarray(8, 24))}]:${bytes.readUInt16BE(2)}`;
  return namesOf("domain", family, architecture) ?? String(family);
}

function unixText(path: Buffer): string {
  if (path.length === 0) return "(unnamed)";
  if (path[0] === 0) return `@${path.subarray(1).toString()}`;
  const end = path.indexOf(0);
  return path.subarray(0, end < 0 ? undefined : end).toString();
}

/** The longest run of zero groups becomes "::" (RFC 5952). */
function ipv6Text(bytes: Buffer): string {
  const groups = Array.from({ length: 8 }, (_, i) => bytes.readUInt16BE(2 * i).toString(16));
  let [from, length] = [0, 1];
  for (let start = 0; start < 8; start++) {
    let end = start;
    while (groups[end] === "0") end++;
    if (end - start > length) [from, length] = [start, end - start];
  }
  if (length < 2) return groups.join(":");
  return `${groups.slice(0, from).join(":")}::${groups.slice(from + length).join(":")}`;
}

function list(bytes: Buffer, size: number, architecture: Architecture, entry: Read): string {
  const entries: string[] = [];
  for (let at = 0; at + size <= bytes.length; at += size) {
    entries.push(entry(bytes.subarray(at, at + size), architecture));
  }
  return entries.join(", ");
}

function semOperation(b: Buffer): string {
  const op = b.readInt16LE(2);
  const flags = b.readInt16LE(4);
  const names = [flags & IPC_NOWAIT ? "IPC_NOWAIT" : "", flags & SEM_UNDO ? "SEM_UNDO" : ""];
  const text = names.filter(Boolean).join("|");
  return `{${b.readUInt16LE(0)}, ${op > 0 ? `+${op}` : op}, ${text || 0}}`;
}

function pollEntry(b: Buffer, on: Architecture): string {
  const revents = b.readInt16LE(6);
  const got = revents ? ` → ${namesOf("poll", revents, on)}` : "";
  return `{fd ${b.readInt32LE(0)}, ${namesOf("poll", b.readInt16LE(4), on)}${got}}`;
}

function lockText(b: Buffer, on: Architecture): string {
  const type = namesOf("locktype", b.readInt16LE(0), on);
  const length = b.readBigInt64LE(16);
  const from = b.readBigInt64LE(8);
  const range = length === 0n ? lock.toEnd(`${from}`) : lock.bytes(`${from}`, `${length}`);
  return `{${type}, ${namesOf("whence", b.readInt16LE(2), on)}, ${range}}`;
}

function actionText(b: Buffer): string {
  const handler = b.readBigUInt64LE(0);
  return handler === BigInt(SIG_DFL)
    ? "SIG_DFL"
    : handler === BigInt(SIG_IGN)
      ? "SIG_IGN"
      : "handler";
}

function signalsIn(set: bigint): string[] {
  const names: string[] = [];
  for (let n = 1; n <= SIGRTMAX; n++) if ((set >> BigInt(n - 1)) & 1n) names.push(signalName(n));
  return names;
}

function seconds(whole: bigint, part: bigint, scale: number): string {
  return `${Number(whole) + Number(part) / scale} s`;
}
