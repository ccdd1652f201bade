/** The package `ipc`: what cells, lesson programs and scripts import. */
export * from "./libc/index.ts";
export { compare } from "./measure/compare.ts";
export { type Reach, reach } from "./measure/reach.ts";
export type * from "./measure/types.ts";
export { bars, comparison } from "./notebook/comparison.ts";
export { type Display, display } from "./notebook/display.ts";
export { checkMachine } from "./notebook/machine.ts";
export { verdictRow } from "./notebook/row.ts";
export { type Pictures, type RepeatTalk, run, type Talk } from "./notebook/talk.ts";
export { verdict } from "./notebook/verdict.ts";
export type { Calls } from "./program/calls.ts";
export { ProgramError } from "./program/errors.ts";
export { program } from "./program/program.ts";
export type * from "./program/types.ts";
export { comparable } from "./record/comparable.ts";
export { stateAt, statesOf } from "./record/replay.ts";
export { loadRecord, saveRecord } from "./record/save.ts";
export type * from "./record/types.ts";
