/** What closing descriptors takes away from those who wait: by a call, or by the end of their process. */
import { isPipe } from "../kinds.ts";
import type { Effect } from "./effect.ts";

type Around = Pick<Effect, "tables" | "wakes">;

/**
 * Runs `close`, which closes these descriptors of the process, and notes what went with them: the last write end is the
 * reader's end of file, the last read end a writer's error, and a socket both to its peer.
 */
export function closing(
  { tables, wakes }: Around,
  process: string,
  fds: number[],
  by: { call: number | null; t: number },
  close: () => void,
): void {
  const before = endsOf(tables, process, fds);
  close();
  for (const [name, { readers, writers }] of before) {
    const now = tables.state.objects[name];
    const parted = now?.state === "closed" ? now.peer : null;
    if (parted) wakes.note(`${parted} eof`, by.call, by.t);
    if (writers > 0 && now?.writers === 0) wakes.note(`${name} eof`, by.call, by.t);
    if (parted || (readers > 0 && now?.readers === 0)) wakes.note(`${name} space`, by.call, by.t);
  }
}

/** The pipes and sockets that the descriptors lead to, and how many can read and write each. */
function endsOf(
  tables: Around["tables"],
  process: string,
  fds: number[],
): Map<string, { readers: number; writers: number }> {
  const found = new Map<string, { readers: number; writers: number }>();
  for (const fd of fds) {
    const name = tables.openAt(process, fd)?.state.object ?? "";
    const object = tables.state.objects[name];
    if (object && (isPipe(object.kind) || object.kind === "socket"))
      found.set(name, { readers: object.readers ?? 0, writers: object.writers ?? 0 });
  }
  return found;
}
