/** The objects that descriptors, mappings and identifiers lead to: how each is known, and what is in it. */

import { type Architecture, architectureOf } from "../../../linux/architecture.ts";
import { ALLPERMS } from "../../../linux/constants/traced.ts";
import type { RawFd, RawFile } from "../../raw.ts";
import type { Machine, ObjectKind, ObjectState, State } from "../../types.ts";
import { isPipe, kindOf, kindOfMode } from "../kinds.ts";
import { Labels } from "./labels.ts";
import { Names } from "./names.ts";
import { Queues } from "./queues.ts";

/** A pipe has room for so many pages until a program says otherwise, pipe(7). */
const PIPE_PAGES = 16;

/** What changed since the last step: it need compare nothing else. */
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

export class Objects {
  readonly state: State = { processes: {}, opens: {}, objects: {} };
  readonly touched: Touched = { processes: new Map(), opens: new Set(), objects: new Set() };
  readonly names: Names = new Names();
  readonly queues: Queues = new Queues((name) => this.object(name));
  /** Bytes that were written to a pipe and not yet read, those of a write in progress included. */
  readonly fill: Map<string, number> = new Map();
  /** The working directory. */
  cwd = "";
  readonly #labels = new Labels();
  /** Of the machine that made the record: its numbers are its own. */
  readonly architecture: Architecture;
  /** How much a pipe takes. */
  readonly #pipeCapacity: number;

  constructor({ arch, pageSize }: Pick<Machine, "arch" | "pageSize">) {
    this.architecture = architectureOf(arch);
    this.#pipeCapacity = PIPE_PAGES * pageSize;
  }

  object(name: string): ObjectState {
    this.touched.objects.add(name);
    return this.state.objects[name] as ObjectState;
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
      ...(isPipe(kind) ? { bytes: 0, capacity: this.#pipeCapacity, readers: 0, writers: 0 } : {}),
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
    this.#labels.set(name, this.object(name), label);
  }

  /** The object that is known by this label. */
  labelled(label: string): string | null {
    return this.#labels.first(label) ?? null;
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
}
