// Where the rooms are: all below .cache/machines.
import { existsSync, globSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cache } from "../../ground/place.mjs";

export const here = import.meta.dirname;
export const machines = join(cache, "machines");
/** A Debian each. */
export const basesFolder = join(machines, "bases");
/** Debian's packages as they were fetched. */
export const archives = join(machines, "archives");
/** What is written in a room, while it is open. */
export const roomsFolder = join(machines, "rooms");

/** In milliseconds, of one command in a room; the longest is all lessons, one after the other, on one CPU. */
export const DEADLINE_MS = 3_600_000;

/** Makes a folder of this process alone, and removes those of this name whose process was killed. */
export function newFolder(parent: string, name: string): string {
  for (const old of globSync(`${name}.+([0-9])`, { cwd: parent })) {
    if (existsSync(`/proc/${old.slice(name.length + 1)}`)) continue;
    rmSync(join(parent, old), { recursive: true, force: true });
  }
  const folder = join(parent, `${name}.${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
