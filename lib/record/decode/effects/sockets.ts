/** Sockets: their states, who is connected with whom, and the bytes on their way. socket(7) */
import { SHUT_RD } from "../../../linux/constants/sockets.ts";
import { namesOf, socketType } from "../../../linux/flags.ts";
import type { ObjectState } from "../../types.ts";
import { addressText } from "../structures.ts";
import type { Tables } from "../tables/tables.ts";
import type { Effect } from "./effect.ts";

export class Sockets {
  /** Bound address → object. */
  readonly #bound = new Map<string, string>();
  /** Listening object → connecting objects that accept has not given out yet, in their order. */
  readonly #backlog = new Map<string, { object: string; call: number; t: number }[]>();
  /** Accepted objects whose connect has not been reported yet. */
  readonly #early = new Map<string, string[]>();
  /** Bytes written by a client that is not accepted yet. */
  readonly #unsent = new Map<string, number>();
  readonly #tables: Tables;

  constructor(tables: Tables) {
    this.#tables = tables;
  }

  /** socket, bind, listen, connect, accept, socketpair, shutdown, after their descriptors were entered. */
  apply(c: Effect): void {
    const fd = { socket: c.ret, socketpair: -1 }[c.call.syscall] ?? c.int(0);
    const open = this.#tables.openAt(c.process, fd);
    const object = open ? this.#tables.object(open.state.object) : null;
    if (c.call.syscall === "socketpair") this.#pair(c);
    if (!open || !object) return;
    c.call.open = open.name;
    c.call.object = open.state.object;
    // A refused connection is not one; one that goes on in the background is.
    if (c.call.errno !== null && c.call.errno !== "EINPROGRESS") return;
    const name = open.state.object;
    switch (c.call.syscall) {
      case "socket":
        object.state = "unbound";
        object.socket = kindOf(c);
        break;
      case "bind":
        object.state = "bound";
        this.#tables.relabel(name, this.#address(c));
        this.#bound.set(object.label ?? "", name);
        break;
      case "listen":
        object.state = "listening";
        break;
      case "connect":
        this.#connect(c, name, object);
        break;
      case "accept":
      case "accept4":
        this.#accept(c, name, object);
        break;
      case "shutdown":
        object.state = "shut";
        if (c.int(1) !== SHUT_RD && object.peer)
          c.wakes.note(`${object.peer} eof`, c.call.id, c.call.end ?? 0);
        break;
    }
  }

  /** Bytes go to the peer, or to whoever is bound to the address that is given. */
  move(c: Effect, name: string, direction: "in" | "out"): void {
    const object = this.#tables.object(name);
    const t = c.call.end ?? c.call.start;
    if (direction === "in") {
      object.bytes = Math.max(0, (object.bytes ?? 0) - Math.max(0, c.ret));
      c.wakes.wake([`${name} data`, `${name} eof`], c.call, c.ret === 0 ? "end-of-file" : "data");
      c.wakes.note(`${name} space`, c.call.id, t);
      return;
    }
    const to = object.peer ?? this.find(c.call.syscall === "sendto" ? this.#address(c, 4) : null);
    if (c.ret < 0) return;
    if (!to) {
      this.#unsent.set(name, (this.#unsent.get(name) ?? 0) + c.ret);
      return;
    }
    const peer = this.#tables.object(to);
    peer.bytes = (peer.bytes ?? 0) + c.ret;
    c.wakes.note(`${to} data`, c.call.id, t);
    c.wakes.wake([`${to} space`], c.call, "space");
  }

  /** The object bound to an address; one bound to any address takes them all. */
  find(address: string | null): string | null {
    if (address === null) return null;
    const port = /:(\d+)$/.exec(address)?.[1];
    const candidates = port ? [address, `0.0.0.0:${port}`, `[::]:${port}`] : [address];
    return candidates.map((a) => this.#bound.get(a)).find((name) => name !== undefined) ?? null;
  }

  #connect(c: Effect, name: string, object: ObjectState): void {
    const address = this.#address(c);
    const listener = this.find(address);
    const isStream = object.socket?.type !== "SOCK_DGRAM";
    object.state = c.ret === 0 ? "connected" : "connecting";
    if (!isStream) {
      object.peer = listener;
      return;
    }
    if (listener === null) return;
    const t = c.call.end ?? c.call.start;
    c.wakes.note(`${listener} connection`, c.call.id, t);
    c.wakes.wake([`${listener} accepted`], c.call, "connection");
    const waiting = this.#early.get(listener)?.shift();
    if (waiting !== undefined) this.#join(name, waiting);
    else push(this.#backlog, listener, { object: name, call: c.call.id, t });
  }

  #accept(c: Effect, listener: string, object: ObjectState): void {
    const made = this.#tables.openAt(c.process, c.ret);
    if (!made) return;
    const name = made.state.object;
    const state = this.#tables.object(name);
    state.state = "connected";
    this.#tables.relabel(name, object.label);
    if (object.socket) state.socket = object.socket;
    c.wakes.wake([`${listener} connection`], c.call, "connection");
    c.wakes.note(`${listener} accepted`, c.call.id, c.call.end ?? c.call.start);
    const client = this.#backlog.get(listener)?.shift();
    if (client) this.#join(client.object, name);
    else push(this.#early, listener, name);
  }

  #pair(c: Effect): void {
    const [a, b] = (c.raw.fds ?? []).map(
      ({ fd }) => this.#tables.openAt(c.process, fd)?.state.object,
    );
    if (!a || !b) return;
    for (const name of [a, b]) {
      const state = this.#tables.object(name);
      state.socket = kindOf(c);
      state.state = "connected";
    }
    this.#join(a, b);
    c.call.object = a;
  }

  /** What the client wrote before it was accepted waited at the listener; now it is the peer's to read. */
  #join(a: string, b: string): void {
    this.#tables.object(a).peer = b;
    this.#tables.object(b).peer = a;
    this.#tables.object(a).state =
      this.#tables.state.objects[a]?.state === "closed" ? "closed" : "connected";
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const sent = this.#unsent.get(from) ?? 0;
      if (sent > 0)
        this.#tables.object(to).bytes = (this.#tables.state.objects[to]?.bytes ?? 0) + sent;
      this.#unsent.delete(from);
    }
  }

  #address(c: Effect, index = 1): string | null {
    const bytes = Buffer.from(c.raw.mem?.[index] ?? "", "base64");
    return bytes.length < 2 ? null : addressText(bytes, this.#tables.architecture);
  }
}

function kindOf(c: Effect): { domain: string; type: string } {
  return {
    domain: namesOf("domain", c.int(0), c.tables.architecture) ?? "",
    type: socketType(c.int(1)),
  };
}

function push<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
