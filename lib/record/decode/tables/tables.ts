/**
 * The kernel's tables as far as the stream has told them: who has which descriptor, what it leads to, and how full that
 * is. They stand one on the other as the kernel's do: descriptors and mappings lead to open file descriptions
 * (opens.ts), those to objects (objects.ts). Every change goes through here and marks what it touched.
 */

import { O_ACCMODE, O_CLOEXEC, O_PATH } from "../../../linux/constants/files.ts";
import { CLONE_THREAD } from "../../../linux/constants/traced.ts";
import { openFlags } from "../../../linux/flags.ts";
import type { RawFd } from "../../raw.ts";
import {
  MAPS_LIMIT,
  type MapState,
  type ObjectKind,
  type OpenState,
  type ProcessState,
} from "../../types.ts";
import { hasOffset, NOT_STATUS } from "../kinds.ts";
import type { Entries } from "./objects.ts";
import { Opens } from "./opens.ts";

/** As sigaction left it. */
export type SignalAction = "default" | "ignored" | "handled";

export class Tables extends Opens {
  /** By number, and the number of each by its name. */
  readonly #names = new Map<number, string>();
  readonly #pids = new Map<string, number>();
  readonly #actions = new Map<string, Map<number, SignalAction>>();
  /** The description that a mapping holds, by its process and address. */
  readonly #mapped = new Map<string, string>();
  /** How many mappings there are of an object. */
  readonly #attached = new Map<string, number>();
  #processes = 0;

  /** A new process; a thread is its process. */
  addProcess(pid: number, parent: number, flags: number): string {
    const from = this.#names.get(parent);
    const isThread = (flags & CLONE_THREAD) !== 0 && from !== undefined;
    const name = isThread ? from : `P${++this.#processes}`;
    this.#names.set(pid, name);
    if (!this.#pids.has(name)) this.#pids.set(name, pid);
    if (isThread) return name;
    const source = from === undefined ? undefined : this.state.processes[from];
    this.state.processes[name] = { status: "alive", fds: {}, maps: {} };
    for (const [fd, { open, cloexec }] of Object.entries(source?.fds ?? {})) {
      this.#link(name, fd, open, cloexec);
    }
    for (const [address, map] of Object.entries(source?.maps ?? {}))
      this.addMap(name, address, { ...map });
    if (from !== undefined) this.#actions.set(name, new Map(this.actionsOf(from)));
    this.touch(name);
    return name;
  }

  /** What the signals do that a process has said something about. */
  actionsOf(process: string): Map<number, SignalAction> {
    const actions = this.#actions.get(process) ?? new Map<number, SignalAction>();
    this.#actions.set(process, actions);
    return actions;
  }

  nameOf(pid: number): string | undefined {
    return this.#names.get(pid);
  }

  pidOf(name: string): number {
    return this.#pids.get(name) ?? 0;
  }

  process(name: string): ProcessState {
    const found = this.state.processes[name];
    if (!found) throw new Error(`the stream tells of ${name}, which was never made`);
    return found;
  }

  /** The process changed, and these entries of its tables. */
  touch(process: string): Entries {
    const entries = this.touched.processes.get(process) ?? { fds: new Set(), maps: new Set() };
    this.touched.processes.set(process, entries);
    return entries;
  }

  /** What descriptor `fd` of the process leads to. */
  openAt(process: string, fd: number): { name: string; state: OpenState } | null {
    const name = this.state.processes[process]?.fds[fd]?.open;
    const state = name === undefined ? undefined : this.state.opens[name];
    return name !== undefined && state ? { name, state } : null;
  }

  /** What /proc said of a descriptor. */
  setFd(process: string, raw: RawFd, call: number | null, kind?: ObjectKind): string {
    const object = this.objectOf(raw, kind);
    const open = this.names.open(raw.open, object, call);
    const before = this.state.opens[open];
    const access =
      raw.flags & O_PATH ? "path" : (["r", "w", "rw", "path"] as const)[raw.flags & O_ACCMODE];
    this.state.opens[open] = {
      object,
      access: access ?? "rw",
      flags: openFlags(raw.flags, this.architecture).filter((flag) => !NOT_STATUS.has(flag)),
      offset: hasOffset(this.state.objects[object]?.kind) ? raw.pos : null,
      count: before?.count ?? 0,
      held: before?.held ?? false,
    };
    this.touched.opens.add(open);
    if (!before) this.begin(open, object);
    this.#unlink(process, String(raw.fd), open);
    this.#link(process, String(raw.fd), open, (raw.flags & O_CLOEXEC) !== 0);
    return open;
  }

  closeFd(process: string, fd: number): void {
    this.#unlink(process, String(fd));
  }

  setCloexec(process: string, fd: number, cloexec: boolean): void {
    const entry = this.state.processes[process]?.fds[fd];
    if (!entry) return;
    entry.cloexec = cloexec;
    this.touch(process).fds.add(String(fd));
  }

  dupFd(process: string, from: number, to: number, cloexec: boolean): void {
    const open = this.state.processes[process]?.fds[from]?.open;
    if (open === undefined || from === to) return;
    this.#unlink(process, String(to), open);
    this.#link(process, String(to), open, cloexec);
  }

  addMap(process: string, address: string, map: MapState, open?: string): void {
    const maps = this.process(process).maps;
    this.removeMap(process, address);
    if (Object.keys(maps).length >= MAPS_LIMIT) return;
    maps[address] = map;
    this.touch(process).maps.add(address);
    if (map.object !== null) this.#attach(map.object, 1);
    if (open !== undefined) {
      this.#mapped.set(`${process} ${address}`, open);
      this.use(open, { of: "mappings", process, at: address });
    } else if (map.object !== null && this.state.objects[map.object]?.kind === "shm")
      this.touched.objects.add(map.object);
  }

  removeMap(process: string, address: string): MapState | null {
    const maps = this.process(process).maps;
    const map = maps[address];
    if (!map) return null;
    delete maps[address];
    this.touch(process).maps.add(address);
    if (map.object !== null) this.#attach(map.object, -1);
    const open = this.#mapped.get(`${process} ${address}`);
    this.#mapped.delete(`${process} ${address}`);
    if (open !== undefined) this.unuse(open, { of: "mappings", process, at: address });
    return map;
  }

  protect(process: string, address: string, prot: string): MapState | null {
    const map = this.process(process).maps[address];
    if (!map) return null;
    map.prot = prot;
    this.touch(process).maps.add(address);
    return map;
  }

  /** How many mappings there are of the object, in all processes. */
  attached(object: string): number {
    return this.#attached.get(object) ?? 0;
  }

  /** The process is over: what it held is given back. */
  endProcess(process: string): void {
    const state = this.process(process);
    for (const fd of Object.keys(state.fds)) this.#unlink(process, fd);
    for (const address of Object.keys(state.maps)) this.removeMap(process, address);
    state.status = "zombie";
    this.touch(process);
  }

  setStatus(process: string, status: ProcessState["status"]): void {
    this.process(process).status = status;
    this.touch(process);
  }

  #link(process: string, fd: string, open: string, cloexec: boolean): void {
    this.process(process).fds[fd] = { open, cloexec };
    this.touch(process).fds.add(fd);
    this.use(open, { of: "descriptors", process, at: fd });
  }

  #unlink(process: string, fd: string, unless?: string): void {
    const fds = this.process(process).fds;
    const open = fds[fd]?.open;
    if (open === undefined || open === unless) return;
    delete fds[fd];
    this.touch(process).fds.add(fd);
    this.unuse(open, { of: "descriptors", process, at: fd });
  }

  #attach(object: string, change: number): void {
    this.#attached.set(object, this.attached(object) + change);
  }
}
