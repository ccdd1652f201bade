/** The end of a process closes all it held: last write ends, locks, attachments. */
import type { Decoding } from "../decoding.ts";
import { isPipe } from "../kinds.ts";

/** Runs `end` and notes, for those who wait, what it took away. */
export function endsAt(
  d: Pick<Decoding, "tables" | "wakes" | "locks">,
  process: string,
  call: number | null,
  t: number,
  end: () => void,
): void {
  const { tables, wakes } = d;
  const objects = tables.state.objects;
  const held = new Set(
    Object.values(tables.process(process).fds).map(
      ({ open }) => tables.state.opens[open]?.object ?? "",
    ),
  );
  const mapped = Object.values(tables.process(process).maps).map(({ object }) => object);
  const before = new Map([...held].map((name) => [name, { ...objects[name] }]));
  end();
  for (const [name, was] of before) {
    const now = objects[name];
    if (!now || !(isPipe(now.kind) || now.kind === "socket")) continue;
    if (was.writers && now.writers === 0) wakes.note(`${name} eof`, call, t);
    if (was.readers && now.readers === 0) wakes.note(`${name} space`, call, t);
    if (now.state === "closed" && now.peer) wakes.note(`${now.peer} eof`, call, t);
  }
  for (const name of mapped) {
    const object = name === null ? undefined : objects[name];
    if (object?.kind !== "shm" || name === null) continue;
    const state = tables.object(name);
    state.attached = tables.attached(name);
    if (state.marked && state.attached === 0) state.removed = true;
  }
  d.locks.ended(d, call, t);
}
