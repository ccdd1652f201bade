/** Who holds which lock: flock(2) belongs to an open file description, fcntl(2) to a process and a file. */
import {
  F_OFD_SETLK,
  F_OFD_SETLKW,
  F_RDLCK,
  F_SETLK,
  F_SETLKW,
  F_UNLCK,
  F_WRLCK,
  LOCK_EX,
  LOCK_UN,
} from "../../../linux/constants/files.ts";
import type { Effect } from "./effect.ts";

export interface Lock {
  object: string;
  kind: "flock" | "fcntl";
  open: string | null;
  process: string;
  fd: number;
  exclusive: boolean;
}

export class Locks {
  #held: Lock[] = [];

  /** flock, and the lock commands of fcntl. */
  apply(c: Effect): void {
    const fd = c.int(0);
    const open = c.tables.openAt(c.process, fd);
    if (!open) return;
    const kind = c.call.syscall === "flock" ? "flock" : "fcntl";
    const wanted = kind === "flock" ? flockOf(c.int(1)) : fcntlOf(c);
    if (wanted === null) return;
    c.call.object = open.state.object;
    const byOpen = kind === "flock" || c.int(1) === F_OFD_SETLK || c.int(1) === F_OFD_SETLKW;
    const mine = (lock: Lock): boolean =>
      lock.kind === kind &&
      lock.object === open.state.object &&
      (byOpen ? lock.open === open.name : lock.open === null && lock.process === c.process);
    c.wakes.wake([`${open.state.object} ${kind}`], c.call, "lock");
    const before = this.#held.length;
    this.#held = this.#held.filter((lock) => !mine(lock));
    if (wanted === "free") {
      if (this.#held.length < before) this.#note(c, open.state.object, kind);
      return;
    }
    this.#held.push({
      object: open.state.object,
      kind,
      open: byOpen ? open.name : null,
      process: c.process,
      fd,
      exclusive: wanted === "exclusive",
    });
  }

  /** A close: locks end with the last descriptor of their description, or with any close of the file by their process. */
  closed(c: Effect, object: string | null): void {
    this.ended(
      c,
      c.call.id,
      c.call.end ?? c.call.start,
      (lock) => lock.process === c.process && lock.object === object,
    );
  }

  /** Lets go of the locks whose holders are gone. */
  ended(
    d: Pick<Effect, "tables" | "wakes">,
    call: number | null,
    t: number,
    also: (lock: Lock) => boolean = () => false,
  ): void {
    const { opens, processes } = d.tables.state;
    this.#held = this.#held.filter((lock) => {
      const alive = processes[lock.process]?.status === "alive";
      const gone = lock.open === null ? !alive || also(lock) : !(lock.open in opens);
      if (gone) d.wakes.note(`${lock.object} ${lock.kind}`, call, t);
      return !gone;
    });
  }

  /** Who holds a lock of this kind on the object: on Linux the two kinds know nothing of each other. */
  on(object: string, kind: string): Lock[] {
    return this.#held.filter((lock) => lock.object === object && lock.kind === kind);
  }

  #note(c: Effect, object: string, kind: string): void {
    c.wakes.note(`${object} ${kind}`, c.call.id, c.call.end ?? c.call.start);
  }
}

function flockOf(operation: number): "free" | "shared" | "exclusive" {
  return operation & LOCK_UN ? "free" : operation & LOCK_EX ? "exclusive" : "shared";
}

function fcntlOf(c: Effect): "free" | "shared" | "exclusive" | null {
  if (![F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW].includes(c.int(1))) return null;
  const bytes = Buffer.from(c.raw.mem?.[2] ?? "", "base64");
  if (bytes.length < 2) return null;
  return LOCK_TYPES[bytes.readInt16LE(0)] ?? null;
}

const LOCK_TYPES: Record<number, "free" | "shared" | "exclusive"> = {
  [F_RDLCK]: "shared",
  [F_WRLCK]: "exclusive",
  [F_UNLCK]: "free",
};
