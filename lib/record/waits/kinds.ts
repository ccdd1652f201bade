/** What a process that sleeps in a call waits for, who could give it, and how a learner would prevent the wait. */

import { callOf } from "../../linux/calls.ts";
import { O_ACCMODE, O_RDONLY } from "../../linux/constants/files.ts";
import { decodeArguments } from "../decode/arguments.ts";
import type { Decoding } from "../decode/decoding.ts";
import { pollEntries } from "../decode/effects/polling.ts";
import { futexKey } from "../decode/effects/waiting.ts";
import { isPipe } from "../decode/kinds.ts";
import { libraryCall } from "../decode/library.ts";
import type { RawCall } from "../raw.ts";
import type { Call, Wait, WaitKind } from "../types.ts";
import { holding } from "./holders.ts";

export interface Found {
  call: number;
  object: string | null;
  kind: WaitKind;
  /** Follows "P1 waits": "to read pipe-a (fd 3)". */
  what: string;
  holders: Wait["holders"];
  /** Processes that could end the wait; null: any that still runs. */
  helpers: string[] | null;
  /** Time alone ends it. */
  endsByItself: boolean;
  /** One sentence: what to do about it. */
  cure: string | null;
}

/** What the process waits for in this call. */
export function describeWait(d: Decoding, process: string, raw: RawCall, call: Call | null): Found {
  const syscall = callOf(raw.nr).name;
  const full = call === null ? raw : { ...raw, str: strings(call) };
  const fd = Number(BigInt.asIntN(32, BigInt(raw.args[0])));
  const open = d.tables.openAt(process, fd);
  const object = open?.state.object ?? null;
  const base: Found = {
    call: call?.id ?? -1,
    object,
    kind: "other",
    what: `in ${libraryCall(full, syscall, decodeArguments(full).args).name}`,
    holders: [],
    helpers: null,
    endsByItself: false,
    cure: null,
  };
  const [kind, describe] = KINDS[syscall] ?? [];
  if (!kind || !describe) return base;
  return { ...base, kind, ...describe({ d, process, raw, call, fd, object }) };
}

/** What a call waits for that sleeps. */
export function kindOfWait(raw: RawCall): WaitKind {
  return KINDS[callOf(raw.nr).name]?.[0] ?? "other";
}

interface Seen {
  d: Decoding;
  process: string;
  raw: RawCall;
  call: Call | null;
  fd: number;
  object: string | null;
}

type Describe = (seen: Seen) => Partial<Found>;

const KINDS: Record<string, [WaitKind, Describe]> = {
  ...each("read readv recvfrom recvmsg", "read", readWait),
  ...each("write writev sendto sendmsg", "write", writeWait),
  ...each("open openat", "open", openWait),
  ...each("wait4 waitid", "child", childWait),
  ...each("accept accept4", "accept", acceptWait),
  ...each("connect", "connect", ({ object }) => ({
    what: `for a place in the queue of the server (${object ?? "socket"})`,
    cure: "The server's backlog is full: let it accept more often, or give listen a greater backlog.",
  })),
  ...each("msgrcv", "receive", messageWait),
  ...each("msgsnd", "send", roomWait),
  ...each("semop semtimedop", "semaphore", semaphoreWait),
  ...each("flock fcntl", "lock", lockWait),
  ...each("futex", "futex", futexWait),
  ...each("pause rt_sigsuspend rt_sigtimedwait", "signal", () => ({
    object: null,
    what: "for a signal",
    cure: "Somebody must send one with kill; one that came before the wait is not kept, unless it was blocked.",
  })),
  ...each("nanosleep clock_nanosleep", "sleep", () => ({
    object: null,
    what: "until its sleep is over",
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
      what: `to read ${object} (fd ${fd})`,
      holders,
      helpers: peer === null ? null : holders.map((h) => h.process),
      cure: "End of file comes when the other side closes its socket or calls shutdown; on a stream agree on lengths or lines.",
    };
  }
  if (!isPipe(state.kind)) return { what: `to read ${object} (fd ${fd})` };
  const holders = holding("write-end", d.tables.holders(object, "w"));
  const own = holders.filter((h) => h.process === process).map((h) => h.fd);
  const cure =
    own.length > 0
      ? `End of file comes only when every write end is closed: close ${ends(holders)} before the wait.`
      : `Somebody must write, or close ${ends(holders)}.`;
  return {
    what: `to read ${object} (fd ${fd})`,
    holders,
    helpers: holders.map((h) => h.process),
    cure,
  };
}

function writeWait({ d, fd, object }: Seen): Partial<Found> {
  const state = object === null ? undefined : d.tables.state.objects[object];
  if (object === null || !state) return {};
  if (!isPipe(state.kind) && state.kind !== "socket")
    return { what: `to write to ${object} (fd ${fd})` };
  const target = state.kind === "socket" ? (state.peer ?? object) : object;
  const holders = holding("read-end", d.tables.holders(target, "r"));
  const full =
    state.bytes === undefined || state.kind === "socket"
      ? ""
      : ` (${state.bytes} of ${state.capacity} bytes)`;
  return {
    what: `to write to ${object} (fd ${fd}), which is full${full}`,
    holders,
    helpers: holders.map((h) => h.process),
    cure: "Read while you write: take turns, use poll with O_NONBLOCK, or let another process do one of the two.",
  };
}

function openWait({ d, raw, call }: Seen): Partial<Found> {
  const isAt = callOf(raw.nr).name === "openat";
  const flags = Number(raw.args[isAt ? 2 : 1]);
  const path = strings(call)[isAt ? 1 : 0] ?? "";
  const label = d.tables.pathText(path);
  const object = Object.entries(d.tables.state.objects).find(
    ([, o]) => o.kind === "fifo" && o.label === label,
  )?.[0];
  const wanted = (flags & O_ACCMODE) === O_RDONLY ? "for writing" : "for reading";
  return {
    object: object ?? null,
    what: `to open the FIFO ${label} until somebody opens it ${wanted}`,
    cure: `Nobody has it open ${wanted}: start the other side, or open it with O_RDWR or O_NONBLOCK.`,
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
  const names = children.map((p) => p.name).join(" or ");
  return {
    object: null,
    what: names ? `for ${names} to end` : "for a child to end",
    holders,
    helpers: children.map((p) => p.name),
    cure: null,
  };
}

function acceptWait({ d, object }: Seen): Partial<Found> {
  const label = object === null ? null : d.tables.state.objects[object]?.label;
  return {
    what: `for a client to connect to ${label ?? object ?? "its socket"}`,
    cure: `No process connects any more: start a client, or let the server end by itself.`,
  };
}

/** Of the many only some: the sentence is to be read. */
const POLLED = 4;

function pollWait({ d, process, raw }: Seen): Partial<Found> {
  const timeout = Number(BigInt.asIntN(32, BigInt(raw.args[2])));
  const names = pollEntries(raw).map(({ fd }) => {
    const object = d.tables.openAt(process, fd)?.state.object;
    return object === undefined ? `fd ${fd}` : `fd ${fd} (${object})`;
  });
  const more = names.length > POLLED ? ` or ${names.length - POLLED} more` : "";
  const listed = names.slice(0, POLLED).join(" or ");
  return {
    object: null,
    what: listed ? `until ${listed}${more} is ready` : "for one of several descriptors to be ready",
    endsByItself: callOf(raw.nr).name === "poll" && timeout >= 0,
  };
}

/** Of the types of messages only some: the sentence is to be read. */
const TYPES = 8;

function messageWait({ d, raw }: Seen): Partial<Found> {
  const object = sysv(d, "queue", raw);
  const type = Number(BigInt.asIntN(64, BigInt(raw.args[3])));
  const types = [...new Set(d.tables.queues.in(object).map((message) => message.type))];
  const listed = types.length > TYPES ? [...types.slice(0, TYPES), "…"] : types;
  const wanted =
    type === 0
      ? "a message"
      : type > 0
        ? `a message of type ${type}`
        : `a message of a type up to ${-type}`;
  const others =
    types.length > 0 ? `; in it are only the types ${listed.join(", ")}` : ", which is empty";
  return {
    object,
    what: `for ${wanted} in ${object}${others}`,
    cure: "Somebody must send one with msgsnd; or receive with IPC_NOWAIT and look for ENOMSG.",
  };
}

function roomWait({ d, raw }: Seen): Partial<Found> {
  const object = sysv(d, "queue", raw);
  const bytes = d.tables.state.objects[object]?.bytes;
  return {
    object,
    what: `to send to ${object}, which is full${bytes === undefined ? "" : ` (${bytes} bytes)`}`,
    cure: "Somebody must receive with msgrcv; or send with IPC_NOWAIT and look for EAGAIN.",
  };
}

function semaphoreWait({ d, raw }: Seen): Partial<Found> {
  const object = sysv(d, "semaphores", raw);
  const values = d.tables.state.objects[object]?.values;
  return {
    object,
    what: `on ${object}${values ? `, whose values are [${values.join(", ")}]` : ""}`,
    cure: "Somebody must raise it with semop; SEM_UNDO gives back what a process held when it ended.",
  };
}

function futexWait({ d, process, raw }: Seen): Partial<Found> {
  const { object } = futexKey(d, process, raw.args[0]);
  return {
    object,
    what: `on a futex in ${object ?? "its own memory"} until somebody wakes it`,
    cure: "Whoever changes the value must call FUTEX_WAKE after the change; a wake before the wait is not kept.",
  };
}

function lockWait({ d, process, raw, fd, object }: Seen): Partial<Found> {
  const locks = object === null ? [] : d.locks.on(object, callOf(raw.nr).name);
  const holders = holding("lock", locks);
  const self = holders.some((h) => h.process === process);
  return {
    what: `for a lock on ${object ?? "a file"} (fd ${fd})`,
    holders,
    helpers: holders.map((h) => h.process),
    cure: self
      ? "Its own other descriptor holds the lock: open the file once, or unlock first."
      : "Unlock, or close the descriptor, as soon as the file is left alone; take several locks in one order everywhere.",
  };
}

function sysv(d: Decoding, kind: string, raw: RawCall): string {
  return d.tables.names.known(`${kind} ${Number(raw.args[0])}`) ?? `the ${kind}`;
}

/** "fd 4 in P1 and fd 4 in P2". */
function ends(holders: Wait["holders"]): string {
  return holders.map((h) => `fd ${h.fd} in ${h.process}`).join(" and ") || "its write end";
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
