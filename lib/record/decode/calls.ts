/** The calls of the record, without their effects. */

import type { Architecture } from "../../linux/architecture.ts";
import { callOf } from "../../linux/calls.ts";
import { errnoName } from "../../linux/errno.ts";
import type { RawCall, RawEvent } from "../raw.ts";
import type { Call } from "../types.ts";
import { decodeArguments } from "./arguments.ts";
import type { Decoding } from "./decoding.ts";
import { libraryCall } from "./library.ts";

/** The calls in the order of their entry, so that an effect can name the call that caused it. */
export function enterCalls(d: Decoding, events: RawEvent[]): Map<RawCall, Call> {
  const raws = events.filter((event): event is RawCall => event.e === "call");
  const byEntry = [...raws].sort((a, b) => a.t0 - b.t0);
  return new Map(
    byEntry.map((raw, id) => {
      const call = callFrom(raw, id, d.tables.architecture);
      d.record.calls.push(call);
      return [raw, call];
    }),
  );
}

function callFrom(raw: RawCall, id: number, on: Architecture): Call {
  const syscall = callOf(raw.nr, on).name;
  const { args, out } = decodeArguments(raw, on);
  const library = libraryCall(raw, args, on);
  const ret = raw.ret === undefined ? null : BigInt(raw.ret);
  const failed = ret !== null && ret < 0n && ret > -4096n;
  const moved = raw.data === undefined || failed ? null : Buffer.from(raw.data, "base64");
  return {
    id,
    process: "",
    name: library.name,
    syscall,
    args: library.args,
    result: ret === null ? null : failed ? -1 : (library.result ?? resultOf(syscall, ret)),
    errno: failed ? errnoName(Number(-ret)) : null,
    out,
    start: raw.t0,
    end: ret === null ? null : raw.t,
    waited: raw.slept ?? false,
    open: null,
    object: null,
    data:
      moved === null
        ? null
        : {
            bytes: raw.data as string,
            length: movedLength(syscall, raw, moved),
            direction: READS.has(syscall) ? "in" : "out",
          },
    line: raw.line || null,
    startup: raw.ip === "loader",
  };
}

const READS = new Set(
  "read readv pread64 preadv recvfrom recvmsg msgrcv mq_timedreceive".split(" "),
);

/** How many bytes moved in all: the result, but msgsnd returns 0. */
function movedLength(syscall: string, raw: RawCall, moved: Buffer): number {
  if (syscall === "msgsnd" || syscall === "mq_timedsend") return Number(raw.args[2]);
  return raw.ret === undefined ? moved.length : Number(raw.ret);
}

function resultOf(syscall: string, ret: bigint): number | string {
  const isAddress = ["mmap", "shmat", "brk", "mremap"].includes(syscall);
  return isAddress || ret > BigInt(Number.MAX_SAFE_INTEGER) ? `0x${ret.toString(16)}` : Number(ret);
}
