import { plural } from "../plural.ts";

/** How a run came out, in a few lines. */
export const summary = {
  exited: (status: string): string => `exit code ${status}`,
  ended: (signal: string): string => `ended by ${signal}`,
  timedOut: (): string => "ended by its time limit",
  stderr: (): string => "on standard error:",
  left: (things: string): string => `left behind: ${things}`,
};

/** What a run left behind. */
export const left = {
  descriptors: (n: number): string =>
    plural(n, { one: `${n} open descriptor`, other: `${n} open descriptors` }),
  zombies: (n: number): string => plural(n, { one: `${n} zombie`, other: `${n} zombies` }),
  processes: (n: number): string => plural(n, { one: `${n} process`, other: `${n} processes` }),
  shm: (n: number): string =>
    plural(n, { one: `${n} shared memory segment`, other: `${n} shared memory segments` }),
  queues: (n: number): string =>
    plural(n, { one: `${n} message queue`, other: `${n} message queues` }),
  semaphores: (n: number): string =>
    plural(n, { one: `${n} semaphore set`, other: `${n} semaphore sets` }),
};

/** Repeated runs: which outcome came how often. */
export const outcome = {
  stuck: (): string => "stuck",
  exited: (status: string): string => `exit ${status}`,
  line: (times: string, of: number, outcome: string, seed: number): string =>
    `${times} of ${of}: ${outcome}  (seed ${seed})`,
  chance: (seed: number): string =>
    `The outcome depends on chance. To see one again: run(…, { disturb: true, seed: ${seed} }).`,
};
