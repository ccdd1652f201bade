/** What a process that sleeps in a call waits for, who could give it, and how a learner would prevent the wait. */

import type { Architecture } from "../../linux/architecture.ts";
import { callOf } from "../../linux/calls.ts";
import { O_ACCMODE, O_RDONLY } from "../../linux/constants/files.ts";
import { choice, list } from "../../words/list.ts";
import { cures, things, waits } from "../../words/record/waits.ts";
import { decodeArguments } from "../decode/arguments.ts";
import type { Decoding } from "../decode/decoding.ts";
import { futexKey } from "../decode/effects/waiting.ts";
import { isPipe } from "../decode/kinds.ts";
import { libraryCall } from "../decode/library.ts";
import type { RawCall } from "../raw.ts";
import type { Call, Wait, WaitKind } from "../types.ts";
import type { Describe, Found, Seen } from "./found.ts";
import { holding } from "./holders.ts";
import { pollWait } from "./polling.ts";

/** What the process waits for in this call. */
export function describeWait(d: Decoding, process: string, raw: RawCall, call: Call | null): Found {
  const on = d.tables.architecture;
  const full = call === null ? raw : { ...raw, str: strings(call) };
  const fd = Number(BigInt.asIntN(32, BigInt(raw.args[0])));
  const open = d.tables.openAt(process, fd);
  const object = open?.state.object ?? null;
  const base: Found = {
    call: call?.id ?? -1,
    object,
    kind: "other",
    what: waits.other(libraryCall(full, decodeArguments(full, on).args, on).name),
    holders: [],
    helpers: null,
    endsByItself: false,
    cure: null,
  };
  const [kind, describe] = kindOf(raw, on) ?? [];
  if (!kind || !describe) return base;
  return { ...base, kind, ...describe({ d, process, raw, call, fd, object }) };
}

/** What a call that sleeps waits for. */
export function kindOfWait(raw: RawCall, architecture: Architecture): WaitKind {
  return kindOf(raw, architecture)?.[0] ?? "other";
}

/** By what the program called, or by what became of it: a pause that is made of a ppoll waits for a signal. */
function kindOf(raw: RawCall, on: Architecture): [WaitKind, Describe] | undefined {
  const { name } = libraryCall(raw, decodeArguments(raw, on).args, on);
  return KINDS[name] ?? KINDS[callOf(raw.nr, on).name];
}

const KINDS: Record<string, [WaitKind, Describe]> = {
  ...each("read readv recvfrom recvmsg", "read", readWait),
  ...each("write writev sendto sendmsg", "write", writeWait),
  ...each("open openat", "open", openWait),
  ...each("wait4 waitid", "child", childWait),
  ...each("accept accept4", "accept", acceptWait),
  ...each("connect", "connect", ({ object }) => ({
    what: waits.connect(object ?? things.socket),
    cure: cures.connect,
  })),
  ...each("msgrcv", "receive", messageWait),
  ...each("msgsnd", "send", roomWait),
  ...each("semop semtimedop", "semaphore", semaphoreWait),
  ...each("flock fcntl", "lock", lockWait),
  ...each("futex", "futex", futexWait),
  ...each("pause rt_sigsuspend rt_sigtimedwait", "signal", () => ({
    object: null,
    what: waits.signal,
    cure: cures.signal,
  })),
  ...each("nanosleep clock_nanosleep", "sleep", () => ({
    object: null,
    what: waits.sleep,
    endsByItself: true,
  })),
  ...each("poll ppoll select pselect6 epoll_wait epoll_pwait", "poll", pollWait),
};

function readWait({ d, process, fd, object }: Seen): Partial<Found> {
  const state = object === null ? undefined : d.tables.state.objects[object];
  if (object === null || !state) return {};
  if (state.kind === "socket") {
    const peer = state.peer ?? null;
    const holders = peer === null ? [] : holding("peer", d.tables.holders(peer, "w"));
    return {
      what: waits.read(object, fd),
      holders,
      helpers: peer === null ? null : holders.map((h) => h.process),
      cure: cures.socketEnd,
    };
  }
  if (!isPipe(state.kind)) return { what: waits.read(object, fd) };
  const holders = holding("write-end", d.tables.holders(object, "w"));
  const own = holders.filter((h) => h.process === process).map((h) => h.fd);
  const cure = (own.length > 0 ? cures.closeBefore : cures.writeOrClose)(ends(holders));
  return {
    what: waits.read(object, fd),
    holders,
    helpers: holders.map((h) => h.process),
    cure,
  };
}

function writeWait({ d, fd, object }: Seen): Partial<Found> {
  const state = object === null ? undefined : d.tables.state.objects[object];
  if (object === null || !state) return {};
  if (!isPipe(state.kind) && state.kind !== "socket") return { what: waits.write(object, fd) };
  const target = state.kind === "socket" ? (state.peer ?? object) : object;
  const holders = holding("read-end", d.tables.holders(target, "r"));
  return {
    what:
      state.bytes === undefined || state.kind === "socket"
        ? waits.writeFull(object, fd)
        : waits.writeFullOf(object, fd, String(state.bytes), String(state.capacity)),
    holders,
    helpers: holders.map((h) => h.process),
    cure: cures.readMeanwhile,
  };
}

function openWait({ d, raw, call }: Seen): Partial<Found> {
  const isAt = callOf(raw.nr, d.tables.architecture).name === "openat";
  const flags = Number(raw.args[isAt ? 2 : 1]);
  const path = strings(call)[isAt ? 1 : 0] ?? "";
  const label = d.tables.pathText(path);
  const object = Object.entries(d.tables.state.objects).find(
    ([, o]) => o.kind === "fifo" && o.label === label,
  )?.[0];
  const wanted = (flags & O_ACCMODE) === O_RDONLY ? "openForWriting" : "openForReading";
  return {
    object: object ?? null,
    what: waits[wanted](label),
    cure: cures[wanted],
  };
}

function childWait({ d, process, raw }: Seen): Partial<Found> {
  const wanted = Number(BigInt.asIntN(32, BigInt(raw.args[0])));
  const children = d.record.processes.filter(
    (p) =>
      p.parent === process &&
      d.tables.process(p.name).status === "alive" &&
      (wanted <= 0 || p.pid === wanted),
  );
  const holders = holding(
    "child",
    children.map((p) => ({ process: p.name, fd: null })),
  );
  const names = children.map((p) => p.name);
  return {
    object: null,
    what: names.length > 0 ? waits.children(choice(names)) : waits.child,
    holders,
    helpers: children.map((p) => p.name),
    cure: null,
  };
}

function acceptWait({ d, object }: Seen): Partial<Found> {
  const label = object === null ? null : d.tables.state.objects[object]?.label;
  return {
    what: waits.accept(label ?? object ?? things.itsSocket),
    cure: cures.accept,
  };
}

/** Only some of the types of messages: the sentence is meant to be read. */
const TYPES_LIMIT = 8;

function messageWait({ d, raw }: Seen): Partial<Found> {
  const object = sysv(d, "queue", raw);
  const type = Number(BigInt.asIntN(64, BigInt(raw.args[3])));
  const types = [...new Set(d.tables.queues.in(object).map((message) => message.type))];
  const listed = types.length > TYPES_LIMIT ? [...types.slice(0, TYPES_LIMIT), "…"] : types;
  return {
    object,
    what: sayMessage(object, type, listed.join(", ")),
    cure: cures.message,
  };
}

/** @param among the types that are in the queue; "" when it is empty */
function sayMessage(queue: string, type: number, among: string): string {
  const wanted = String(Math.abs(type));
  if (among === "") {
    if (type === 0) return waits.message(queue);
    return type > 0 ? waits.messageOf(queue, wanted) : waits.messageUpTo(queue, wanted);
  }
  if (type === 0) return waits.messageAmong(queue, among);
  const say = type > 0 ? waits.messageOfAmong : waits.messageUpToAmong;
  return say(queue, wanted, among);
}

function roomWait({ d, raw }: Seen): Partial<Found> {
  const object = sysv(d, "queue", raw);
  const bytes = d.tables.state.objects[object]?.bytes;
  return {
    object,
    what: bytes === undefined ? waits.send(object) : waits.sendBytes(object, bytes),
    cure: cures.room,
  };
}

function semaphoreWait({ d, raw }: Seen): Partial<Found> {
  const object = sysv(d, "semaphores", raw);
  const values = d.tables.state.objects[object]?.values;
  return {
    object,
    what: values ? waits.semaphoreOf(object, values.join(", ")) : waits.semaphore(object),
    cure: cures.semaphore,
  };
}

function futexWait({ d, process, raw }: Seen): Partial<Found> {
  const { object } = futexKey(d, process, raw.args[0]);
  return {
    object,
    what: waits.futex(object ?? things.ownMemory),
    cure: cures.futex,
  };
}

function lockWait({ d, process, raw, fd, object }: Seen): Partial<Found> {
  const locks =
    object === null ? [] : d.locks.on(object, callOf(raw.nr, d.tables.architecture).name);
  const holders = holding("lock", locks);
  const self = holders.some((h) => h.process === process);
  return {
    what: waits.lock(object ?? things.file, fd),
    holders,
    helpers: holders.map((h) => h.process),
    cure: self ? cures.ownLock : cures.lock,
  };
}

function sysv(d: Decoding, kind: "queue" | "semaphores", raw: RawCall): string {
  return d.tables.names.known(`${kind} ${Number(raw.args[0])}`) ?? things[kind];
}

/** "fd 4 in P1 and fd 4 in P2". */
function ends(holders: Wait["holders"]): string {
  return list(holders.map((h) => things.descriptorIn(String(h.fd), h.process))) || things.writeEnd;
}

/** Paths of a call, by argument index, from its decoded arguments. */
function strings(call: Call | null): Record<string, string> {
  const path = call?.args.find((a) => a.text.startsWith('"'))?.text;
  if (path === undefined) return {};
  const value = JSON.parse(path) as string;
  return { 0: value, 1: value };
}

function each(
  names: string,
  kind: WaitKind,
  describe: Describe,
): Record<string, [WaitKind, Describe]> {
  return Object.fromEntries(names.split(" ").map((name) => [name, [kind, describe]]));
}
