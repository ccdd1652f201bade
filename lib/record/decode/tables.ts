/**
 * The kernel's tables as far as the stream has told them: who has which descriptor, what it leads to, and how full
 * that is. Every change goes through here and marks what it touched, so that a step need compare nothing else.
 */

import { O_ACCMODE, O_CLOEXEC, O_PATH } from "../../linux/constants/files.ts";
import { ALLPERMS, CLONE_THREAD } from "../../linux/constants/traced.ts";
import { openFlags } from "../../linux/flags.ts";
import { Labels } from "../labels.ts";
import type { RawFd, RawFile } from "../raw.ts";
import {
  MAPS_LIMIT,
  type MapState,
  type ObjectKind,
  type ObjectState,
  type OpenState,
  type ProcessState,
  type State,
} from "../types.ts";
import { Queues } from "./effects/queues.ts";
import { hasOffset, isPipe, kindOf, kindOfMode, NOT_STATUS } from "./kinds.ts";
import { Names } from "./names.ts";

export interface Touched {
  processes: Map<string, Entries>;
  opens: Set<string>;
  objects: Set<string>;
}

/** The entries of a process's two tables: a step looks at these alone. */
export interface Entries {
  fds: Set<string>;
  maps: Set<string>;
}

/** As sigaction left it. */
export type SignalAction = "default" | "ignored" | "handled";

export class Tables {
  readonly names: Names = new Names();
  readonly queues: Queues = new Queues((name) => this.object(name));
  readonly state: State = { processes: {}, opens: {}, objects: {} };
  touched: Touched = { processes: new Map(), opens: new Set(), objects: new Set() };
  cwd = "";
  /** Bytes that were written to a pipe and not yet read, those of a write in progress included. */
  readonly fill: Map<string, number> = new Map();
  private readonly pids = new Map<number, string>();
  private readonly numbers = new Map<string, number>();
  private readonly labels = new Labels();
  /** The descriptors of an open file description, as "P1:3", and the mappings that hold it, as "P1@7f…". */
  private readonly users = new Map<string, Set<string>>();
  private readonly opensOf = new Map<string, Set<string>>();
  /** The description that a mapping holds, by "P1@7f…", and how many mappings there are of an object. */
  private readonly mapped = new Map<string, string>();
  private readonly attachments = new Map<string, number>();
  private readonly actions = new Map<string, Map<number, SignalAction>>();
  private processCount = 0;

  /** A new process; a thread is its process. */
  addProcess(pid: number, parent: number, flags: number): string {
    const from = this.pids.get(parent);
    const isThread = (flags & CLONE_THREAD) !== 0 && from !== undefined;
    const name = isThread ? from : `P${++this.processCount}`;
    this.pids.set(pid, name);
    if (!this.numbers.has(name)) this.numbers.set(name, pid);
    if (isThread) return name;
    const source = from === undefined ? undefined : this.state.processes[from];
    this.state.processes[name] = { status: "alive", fds: {}, maps: {} };
    for (const [fd, { open, cloexec }] of Object.entries(source?.fds ?? {})) {
      this.link(name, fd, open, cloexec);
    }
    for (const [address, map] of Object.entries(source?.maps ?? {}))
      this.addMap(name, address, { ...map });
    if (from !== undefined) this.actions.set(name, new Map(this.actionsOf(from)));
    this.touch(name);
    return name;
  }

  /** What the signals do that a process has said something about. */
  actionsOf(process: string): Map<number, SignalAction> {
    const actions = this.actions.get(process) ?? new Map<number, SignalAction>();
    this.actions.set(process, actions);
    return actions;
  }

  nameOf(pid: number): string | undefined {
    return this.pids.get(pid);
  }

  pidOf(name: string): number {
    return this.numbers.get(name) ?? 0;
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

  object(name: string): ObjectState {
    this.touched.objects.add(name);
    return this.state.objects[name] as ObjectState;
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
      flags: openFlags(raw.flags).filter((flag) => !NOT_STATUS.has(flag)),
      offset: hasOffset(this.state.objects[object]?.kind) ? raw.pos : null,
      count: before?.count ?? 0,
      held: before?.held ?? false,
    };
    this.touched.opens.add(open);
    if (!before) this.opensOf.set(object, (this.opensOf.get(object) ?? new Set()).add(open));
    this.unlink(process, String(raw.fd), open);
    this.link(process, String(raw.fd), open, (raw.flags & O_CLOEXEC) !== 0);
    return open;
  }

  closeFd(process: string, fd: number): void {
    this.unlink(process, String(fd));
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
    this.unlink(process, String(to), open);
    this.link(process, String(to), open, cloexec);
  }

  addMap(process: string, address: string, map: MapState, open?: string): void {
    const maps = this.process(process).maps;
    this.removeMap(process, address);
    if (Object.keys(maps).length >= MAPS_LIMIT) return;
    maps[address] = map;
    this.touch(process).maps.add(address);
    if (map.object !== null) this.attach(map.object, 1);
    if (open !== undefined) {
      this.mapped.set(`${process}@${address}`, open);
      this.use(open, `${process}@${address}`);
    } else if (map.object !== null && this.state.objects[map.object]?.kind === "shm")
      this.touched.objects.add(map.object);
  }

  removeMap(process: string, address: string): MapState | null {
    const maps = this.process(process).maps;
    const map = maps[address];
    if (!map) return null;
    delete maps[address];
    this.touch(process).maps.add(address);
    if (map.object !== null) this.attach(map.object, -1);
    const user = `${process}@${address}`;
    const open = this.mapped.get(user);
    this.mapped.delete(user);
    if (open !== undefined) this.unuse(open, user);
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
    return this.attachments.get(object) ?? 0;
  }

  /** The process is over: what it held is given back. */
  endProcess(process: string): void {
    const state = this.process(process);
    for (const fd of Object.keys(state.fds)) this.unlink(process, fd);
    for (const address of Object.keys(state.maps)) this.removeMap(process, address);
    state.status = "zombie";
    this.touch(process);
  }

  setStatus(process: string, status: ProcessState["status"]): void {
    this.process(process).status = status;
    this.touch(process);
  }

  /** The object that a descriptor leads to, made at its first mention. */
  objectOf(raw: RawFd, kind?: ObjectKind): string {
    const known = this.names.known(raw.file);
    if (known !== undefined && this.state.objects[known]) {
      if (raw.link.startsWith("/")) this.setLabel(known, raw.link);
      return known;
    }
    const found = kind ?? kindOf(raw.link);
    const label = raw.link.startsWith("/") ? this.pathText(raw.link) : null;
    return this.addObject(raw.file, found, label);
  }

  addObject(key: string, kind: ObjectKind, label: string | null, fixed?: string): string {
    const name = this.names.object(key, kind, label, fixed);
    this.touched.objects.add(name);
    if (this.state.objects[name]) return name;
    this.state.objects[name] = {
      kind,
      label: null,
      ...(isPipe(kind) ? { bytes: 0, capacity: 65536, readers: 0, writers: 0 } : {}),
    };
    this.relabel(name, label);
    return name;
  }

  setLabel(name: string, link: string): void {
    const state = this.state.objects[name];
    const label = link.endsWith(" (deleted)") ? null : this.pathText(link);
    if (!state || state.label === label || state.kind.startsWith("std") || state.kind === "memfd")
      return;
    this.relabel(name, label);
    this.names.label(name, label);
  }

  /** The object is known by this label from now on; null: by none. */
  relabel(name: string, label: string | null): void {
    this.labels.set(name, this.object(name), label);
  }

  /** The object that is known by this label. */
  labelled(label: string): string | null {
    return this.labels.first(label) ?? null;
  }

  /** What fstat said of a file. */
  setFile(raw: RawFile): void {
    const name = this.names.known(raw.file) ?? this.addObject(raw.file, kindOfMode(raw.mode), null);
    const state = this.object(name);
    if (raw.path !== "")
      this.relabel(name, raw.path.endsWith(" (deleted)") ? null : this.pathText(raw.path));
    this.names.label(name, state.label);
    if (raw.links === 0) this.relabel(name, null);
    state.links = raw.links;
    state.mode = raw.mode & ALLPERMS;
    if (kindOfMode(raw.mode) !== "file" || state.kind === "mqueue") return;
    state.size = raw.size;
    if (raw.content !== undefined) state.content = raw.content;
  }

  /** A path of the working directory without it. */
  pathText(path: string): string {
    const clean = path.replace(/ \(deleted\)$/, "");
    return this.cwd !== "" && clean.startsWith(`${this.cwd}/`)
      ? clean.slice(this.cwd.length + 1)
      : clean;
  }

  /** Who holds the object, with which descriptor, and can do `access` with it. */
  holders(object: string, access: "r" | "w"): { process: string; fd: number }[] {
    const found: { process: string; fd: number }[] = [];
    for (const [process, state] of Object.entries(this.state.processes)) {
      for (const [fd, { open }] of Object.entries(state.fds)) {
        const entry = this.state.opens[open];
        if (entry?.object === object && entry.access.includes(access))
          found.push({ process, fd: Number(fd) });
      }
    }
    return found;
  }

  private link(process: string, fd: string, open: string, cloexec: boolean): void {
    this.process(process).fds[fd] = { open, cloexec };
    this.touch(process).fds.add(fd);
    this.use(open, `${process}:${fd}`);
  }

  private unlink(process: string, fd: string, unless?: string): void {
    const fds = this.process(process).fds;
    const open = fds[fd]?.open;
    if (open === undefined || open === unless) return;
    delete fds[fd];
    this.touch(process).fds.add(fd);
    this.unuse(open, `${process}:${fd}`);
  }

  private attach(object: string, change: number): void {
    this.attachments.set(object, this.attached(object) + change);
  }

  private use(open: string, user: string): void {
    const users = this.users.get(open) ?? new Set();
    if (!users.has(user) && user.includes(":")) this.count(open, 1);
    this.users.set(open, users.add(user));
    this.recount(open);
  }

  private unuse(open: string, user: string): void {
    if (this.users.get(open)?.delete(user) && user.includes(":")) this.count(open, -1);
    this.recount(open);
  }

  /** Descriptors only: a mapping or a message uses a description, too. */
  private count(open: string, change: number): void {
    const state = this.state.opens[open];
    if (state) state.count += change;
  }

  private recount(open: string): void {
    const state = this.state.opens[open];
    if (!state) return;
    const users = this.users.get(open)?.size ?? 0;
    state.held = state.count === 0 && users > 0;
    this.touched.opens.add(open);
    if (users === 0) {
      delete this.state.opens[open];
      this.users.delete(open);
      this.opensOf.get(state.object)?.delete(open);
    }
    this.recountEnds(state.object);
  }

  /** Readers and writers of a pipe; a socket or pipe that nobody holds any more is gone. */
  private recountEnds(name: string): void {
    const object = this.state.objects[name];
    if (!object) return;
    if (isPipe(object.kind)) {
      const opens = [...(this.opensOf.get(name) ?? [])].map((open) => this.state.opens[open]);
      this.touched.objects.add(name);
      object.readers = opens.filter((open) => open?.access.includes("r")).length;
      object.writers = opens.filter((open) => open?.access.includes("w")).length;
      if (opens.length === 0) object.bytes = 0;
      if (opens.length === 0) this.fill.delete(name);
      // Nobody can reach it any more: the kernel may give its number to another.
      if (opens.length === 0 && object.kind === "pipe") this.names.forget(name);
    } else if (
      object.kind === "socket" &&
      (this.opensOf.get(name)?.size ?? 0) === 0 &&
      object.state !== "closed"
    ) {
      this.touched.objects.add(name);
      object.state = "closed";
    }
  }
}
