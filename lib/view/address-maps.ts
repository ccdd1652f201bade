import type { MapState, RunRecord } from "../record/types.ts";
import { type SegmentFact, segmentFacts } from "./segment-facts.ts";
import type { Frame } from "./steps-frames.ts";

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
