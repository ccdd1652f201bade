/** Mappings: mmap, munmap, mprotect, and the System V segments that are attached. */
import { MAP_ANONYMOUS, MAP_SHARED } from "../../../linux/constants/memory.ts";
import { SHM_RDONLY } from "../../../linux/constants/sysv.ts";
import { namesOf } from "../../../linux/flags.ts";
import type { Context } from "./context.ts";
import { sysvName } from "./sysv.ts";

export function applyMmap(c: Context): void {
  const { tables, process, call } = c;
  const flags = c.int(3);
  const shared = (flags & MAP_SHARED) !== 0;
  const anonymous = (flags & MAP_ANONYMOUS) !== 0;
  if (call.startup || (anonymous && !shared)) return;
  const address = hex(c.ret);
  const open = anonymous ? null : tables.openAt(process, c.int(4));
  const object = anonymous
    ? tables.addObject(`memory ${process} ${address} ${call.id}`, "memory", null)
    : (open?.state.object ?? null);
  if (anonymous && object) tables.object(object).size = Number(c.raw.args[1]);
  call.object = object;
  call.open = open?.name ?? null;
  const map = {
    length: Number(c.raw.args[1]),
    prot: namesOf("prot", c.int(2), tables.architecture) ?? "",
    shared,
    object,
    offset: Number(c.raw.args[5]),
  };
  tables.addMap(process, address, map, open?.name);
}

/** Whole mappings within the range go. */
export function applyMunmap(c: Context): void {
  const from = BigInt(c.raw.args[0]);
  const to = from + BigInt(c.raw.args[1]);
  for (const address of Object.keys(c.tables.process(c.process).maps)) {
    if (BigInt(address) < from || BigInt(address) >= to) continue;
    c.call.object = c.tables.removeMap(c.process, address)?.object ?? null;
  }
}

export function applyMprotect(c: Context): void {
  const prot = namesOf("prot", c.int(2), c.tables.architecture);
  if (prot === null) return;
  const map = c.tables.protect(c.process, hex(Number(c.raw.args[0])), prot);
  if (map) c.call.object = map.object;
}

export function applyShmat(c: Context): void {
  const object = sysvName(c.tables, "shm", c.int(0));
  const length = c.tables.object(object).size ?? 0;
  const prot = c.int(2) & SHM_RDONLY ? "PROT_READ" : "PROT_READ|PROT_WRITE";
  c.tables.addMap(c.process, hex(c.ret), { length, prot, shared: true, object, offset: 0 });
  c.call.object = object;
  recountAttached(c, object);
}

export function applyShmdt(c: Context): void {
  const map = c.tables.removeMap(c.process, hex(Number(c.raw.args[0])));
  c.call.object = map?.object ?? null;
  if (map?.object) recountAttached(c, map.object);
}

/** What the kernel counts as attached; the stream says so too after the calls that change it. */
export function recountAttached(c: Pick<Context, "tables">, object: string): void {
  const state = c.tables.object(object);
  state.attached = c.tables.attached(object);
  if (state.marked && state.attached === 0) state.removed = true;
}

function hex(address: number): string {
  return `0x${address.toString(16)}`;
}
