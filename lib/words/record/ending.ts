import { plural } from "../plural.ts";

/** Why a run ended as it did. */
export const ending = {
  waits: (process: string, what: string): string => `${process} waits ${what}.`,
  waitsHeld: (process: string, what: string, holders: string): string =>
    `${process} waits ${what}; ${holders}.`,
  lost: (names: string, number: number): string =>
    plural(number, {
      one: `${names} can never go on: no process is left that could end its wait.`,
      other: `${names} can never go on: no process is left that could end their waits.`,
    }),
  ring: (names: string, number: number): string =>
    number === 2
      ? `${names} wait for each other: neither can go on.`
      : `${names} wait for each other: none of them can go on.`,
  running: (process: string): string => `${process} was still running.`,
  runningSince: (process: string, line: number): string =>
    `${process} was still running; its last call was in line ${line}.`,
  other: (why: string): string => `The run was ended: ${why}.`,
};

/** By what ended it. */
export const limits = {
  finished: "",
  stuck: "The run was ended because nothing in it could move any more.",
  "wall-time": "The run was ended at its time limit; run(…, { timeout: seconds }) sets another.",
  "cpu-time": "The run was ended at its limit of CPU time: look for a loop that never waits.",
  memory: "The run was ended at its memory limit.",
  processes: "The run was ended at its limit of processes.",
  output: "The run was ended because it wrote more than its output limit.",
  calls:
    "The run was ended because it made more system calls, or larger ones, than a record holds.",
  interrupted: "The run was interrupted.",
};

/** A process that a fault ended. `where` and `cure` are two of those below. */
export const fault = {
  ended: (process: string, signal: string, address: string, where: string, cure: string): string =>
    `${process} was ended by ${signal}: it touched ${address}, ${where}. ${cure}`,
  endedAfter: (
    process: string,
    signal: string,
    call: string,
    address: string,
    where: string,
    cure: string,
  ): string =>
    `${process} was ended by ${signal} after ${call}: it touched ${address}, ${where}. ${cure}`,
  endedInLine: (
    process: string,
    signal: string,
    call: string,
    line: number,
    address: string,
    where: string,
    cure: string,
  ): string =>
    `${process} was ended by ${signal} after ${call} in line ${line}: it touched ${address}, ${where}. ${cure}`,
  nowhere: "where nothing is mapped",
  inMapping: (mapping: string): string => `in the mapping of ${mapping}`,
  noPage:
    "The file has no page there: give it its size with ftruncate before it is mapped and used.",
  neverMapped:
    "The memory was never mapped, or no longer is: look at the length and at munmap or shmdt before.",
  notAllowed:
    "The mapping does not allow what was done: look at its protection (PROT_WRITE, SHM_RDONLY).",
};
