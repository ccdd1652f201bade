/** The package `ipc`: what cells, lesson programs and scripts import. */
export * from "./libc/index.ts";
export { type Display, display } from "./notebook/display.ts";
export type { Calls } from "./program/calls.ts";
export { ProgramError } from "./program/errors.ts";
export { program } from "./program/program.ts";
export { run } from "./program/run.ts";
export type * from "./program/types.ts";
export { stateAt, statesOf } from "./record/replay.ts";
export type * from "./record/types.ts";
