import type { ObjectState, RunRecord } from "../../record/types.ts";
import { segment } from "../../words/view/facts.ts";

/** A member of a segment's struct shmid_ds. shmctl(2) */
export interface SegmentFact {
  member: string;
  /** "3", "08:20:47 UTC", "never", "P1 (pid 2)". */
  value: string;
  meaning: string;
}

const { meaning } = segment;

/** What IPC_STAT tells of a segment, as the kernel had it after a step; none where it was not asked. */
export function segmentFacts(record: RunRecord, object: ObjectState): SegmentFact[] {
  const { attached, attachTime, detachTime, creator, lastUser } = object;
  if (object.kind !== "shm" || attachTime === undefined) return [];
  return [
    { member: "shm_nattch", value: String(attached ?? 0), meaning: meaning.shm_nattch },
    { member: "shm_atime", value: clockOf(attachTime), meaning: meaning.shm_atime },
    { member: "shm_dtime", value: clockOf(detachTime), meaning: meaning.shm_dtime },
    { member: "shm_cpid", value: whoIs(record, creator), meaning: meaning.shm_cpid },
    { member: "shm_lpid", value: whoIs(record, lastUser), meaning: meaning.shm_lpid },
  ];
}

/** The same in words that can be read aloud. */
export function tellSegment(name: string, facts: SegmentFact[]): string {
  const [attached = "", attach = "", detach = "", creator = "", user = ""] = facts.map(
    ({ value }) => value,
  );
  return segment.told(name, attached, attach, detach, creator, user);
}

/** The same for a terminal. */
export function saySegment(name: string, facts: SegmentFact[]): string {
  return `${name}: ${facts.map(({ member, value }) => `${member} ${value}`).join(", ")}`;
}

/** The kernel keeps whole seconds of UNIX time, and 0 for never. */
function clockOf(seconds: number | undefined): string {
  if (!seconds) return segment.never;
  return `${new Date(seconds * 1000).toISOString().slice(11, 19)} UTC`;
}

function whoIs(record: RunRecord, who: string | number | null | undefined): string {
  if (who === null || who === undefined) return segment.nobody;
  const pid = record.processes.find(({ name }) => name === who)?.pid;
  return pid === undefined ? segment.pid(String(who)) : segment.process(String(who), String(pid));
}
