import { readdirSync, readlinkSync } from "node:fs";
import { at, waiting, waitingIn } from "../words/libc/waits.ts";

/** What a call that does not return is waiting for, in the notebook's process: a clause for a message. */
export function explainWait(call: string, args: unknown[]): string {
  const fd = typeof args[0] === "number" ? args[0] : -1;
  if (READS.includes(call)) return forBytes(fd);
  if (WRITES.includes(call)) return forRoom(fd);
  return waitingIn[call] ?? waiting.unknown();
}

const READS = ["read", "recv", "recvfrom", "recvmsg"];
const WRITES = ["write", "send", "sendto", "sendmsg"];

function forBytes(fd: number): string {
  const what = describe(fd);
  if (!isPipe(fd)) return waiting.silent(what);
  const same = otherHolders(fd);
  return same === "" ? waiting.empty(what) : waiting.emptyAndOpen(what, same);
}

function forRoom(fd: number): string {
  const what = describe(fd);
  const same = otherHolders(fd);
  return same === "" ? waiting.full(what) : waiting.fullAndOpen(what, same);
}

function describe(fd: number): string {
  const link = linkOf(fd);
  if (isPipe(fd)) return at.pipe(fd);
  if (link.startsWith("socket:")) return at.socket(fd);
  return link.startsWith("/") ? link : at.descriptor(fd);
}

function isPipe(fd: number): boolean {
  return linkOf(fd).startsWith("pipe:");
}

/** The other descriptors of this process that lead to the same pipe: often the forgotten ends. */
function otherHolders(fd: number): string {
  if (!isPipe(fd)) return "";
  const link = linkOf(fd);
  return readdirSync("/proc/self/fd")
    .map(Number)
    .filter((n) => n !== fd && linkOf(n) === link)
    .join(", ");
}

function linkOf(fd: number): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return "";
  }
}
