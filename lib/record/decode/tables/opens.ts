/** Open file descriptions: who uses each, and so who can read and write what it leads to. */

import { isPipe } from "../kinds.ts";
import { Objects } from "./objects.ts";

/** What uses a description: it lives on without a descriptor, as long as something is mapped through it. */
type Users = Record<"descriptors" | "mappings", Set<string>>;

/** A use of one kind: by a process, at a descriptor or an address. */
export interface Use {
  of: keyof Users;
  process: string;
  at: string;
}

export class Opens extends Objects {
  readonly #users = new Map<string, Users>();
  /** The descriptions of each object. */
  readonly #ofObject = new Map<string, Set<string>>();

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

  /** The description is there from now on. */
  protected begin(open: string, object: string): void {
    this.#ofObject.set(object, (this.#ofObject.get(object) ?? new Set()).add(open));
  }

  protected use(open: string, { of, process, at }: Use): void {
    const users = this.#users.get(open) ?? { descriptors: new Set(), mappings: new Set() };
    this.#users.set(open, users);
    users[of].add(`${process} ${at}`);
    this.#recount(open, users);
  }

  protected unuse(open: string, { of, process, at }: Use): void {
    const users = this.#users.get(open);
    if (users?.[of].delete(`${process} ${at}`)) this.#recount(open, users);
  }

  #recount(open: string, { descriptors, mappings }: Users): void {
    const state = this.state.opens[open];
    if (!state) return;
    this.touched.opens.add(open);
    state.count = descriptors.size;
    state.held = descriptors.size === 0 && mappings.size > 0;
    if (descriptors.size + mappings.size === 0) {
      delete this.state.opens[open];
      this.#users.delete(open);
      this.#ofObject.get(state.object)?.delete(open);
    }
    this.#recountEnds(state.object);
  }

  /** Readers and writers of a pipe; a socket or pipe that nobody holds any more is gone. */
  #recountEnds(name: string): void {
    const object = this.state.objects[name];
    const opens = [...(this.#ofObject.get(name) ?? [])];
    if (object && isPipe(object.kind)) {
      const can = (access: "r" | "w"): number =>
        opens.filter((open) => this.state.opens[open]?.access.includes(access)).length;
      this.touched.objects.add(name);
      object.readers = can("r");
      object.writers = can("w");
      if (opens.length > 0) return;
      object.bytes = 0;
      this.fill.delete(name);
      // Nobody can reach it any more: the kernel may give its number to another.
      if (object.kind === "pipe") this.names.forget(name);
    } else if (object?.kind === "socket" && opens.length === 0 && object.state !== "closed") {
      this.touched.objects.add(name);
      object.state = "closed";
    }
  }
}
