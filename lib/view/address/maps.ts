import type { MapState, Patch, RunRecord, State } from "../../record/types.ts";
import type { Frame } from "../steps/frames.ts";
import { systemObjects } from "../tell/chores.ts";
import { type SegmentFact, segmentFacts } from "../tell/segment-facts.ts";

export interface Mapped {
  process: string;
  address: string;
  map: MapState;
}

/** The mappings after a step, each process's by address. */
export function mapsOf({ state }: Frame): Mapped[] {
  return Object.entries(state.processes).flatMap(([process, { maps }]) =>
    Object.entries(maps ?? {})
      .map(([address, map]) => ({ process, address, map }))
      .sort((a, b) => Number(a.address) - Number(b.address)),
  );
}

/** What struct shmid_ds says of attachments. */
export const MEMBERS: string[] = ["shm_nattch", "shm_atime", "shm_dtime", "shm_cpid", "shm_lpid"];

/** What the kernel said of each segment after this step. */
export function segmentsOf(
  record: RunRecord,
  { state }: Pick<Frame, "state">,
): { name: string; facts: SegmentFact[] }[] {
  return Object.entries(state.objects)
    .map(([name, object]) => ({ name, facts: segmentFacts(record, object) }))
    .filter(({ facts }) => facts.length > 0);
}

/** Follows the mappings through the steps of a record: which of them change one, or what one leads to. */
export class Mappings {
  readonly #system: Set<string>;
  readonly #processes = new Set<string>();
  /** What each mapping leads to, by "P1@0x7f…", and how many lead to an object. */
  readonly #targets = new Map<string, string>();
  readonly #leads = new Map<string, number>();

  constructor(record: RunRecord) {
    this.#system = systemObjects(record);
  }

  /** Also true where a process is new. */
  change(patches: Patch<State>[]): boolean {
    let changed = false;
    for (const { processes, objects } of patches) {
      for (const [name, process] of Object.entries(processes ?? {})) {
        if (!this.#processes.has(name)) changed = true;
        this.#processes.add(name);
        for (const [address, map] of Object.entries(process?.maps ?? {}))
          if (this.#move(`${name}@${address}`, map)) changed = true;
      }
      for (const name of Object.keys(objects ?? {})) if (this.#isMapped(name)) changed = true;
    }
    return changed;
  }

  /** Whether the picture of a state has it: a process that lives, a segment, what a mapping leads to or led to. */
  shows(part: keyof State, name: string, state: State): boolean {
    if (part === "processes") return state.processes[name]?.status !== "gone";
    const { kind, removed } = state.objects[name] ?? {};
    return part === "objects" && ((kind === "shm" && !removed) || this.#leads.has(name));
  }

  /** Whether it is one that is shown. */
  #move(mapping: string, map: Patch<MapState> | null | undefined): boolean {
    const before = this.#targets.get(mapping);
    const now = map ? (map.object ?? before ?? "") : undefined;
    this.#lead(before, -1);
    this.#lead(now, 1);
    if (now === undefined) this.#targets.delete(mapping);
    else this.#targets.set(mapping, now);
    return [before, now].some((object) => object !== undefined && !this.#system.has(object));
  }

  #lead(object: string | undefined, change: number): void {
    if (object !== undefined) this.#leads.set(object, (this.#leads.get(object) ?? 0) + change);
  }

  #isMapped(object: string): boolean {
    return (this.#leads.get(object) ?? 0) > 0 && !this.#system.has(object);
  }
}
