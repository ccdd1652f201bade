import type { Words } from "../../../words/words.ts";

export const guardedCounter = {
  clean: "Nothing is left behind",

  segmentLeft: (): Words => ({
    expected: "There is no segment left.",
    happened: "A segment was left.",
    reason: "A segment outlives its processes until somebody removes it.",
    next: "Call shmctl(id, IPC_RMID). It only marks the segment, so it may be done as soon as it is attached.",
  }),
  semaphoresLeft: (): Words => ({
    expected: "There is no semaphore set left.",
    happened: "A semaphore set was left.",
    reason: "Semaphore sets outlive their processes, too.",
    next: "Call semctl(id, 0, IPC_RMID) when all children have ended: a set goes at once, not with its last user.",
  }),
  nameLeft: (): Words => ({
    expected: "There is no name left in /dev/shm.",
    happened: "A name was left there.",
    reason: "What sem_open or shm_open has made stays until its name is removed.",
    next: "Call sem_unlink or shm_unlink.",
  }),
};
