/** The package `ipc`: what cells, lesson programs and scripts import. */
export type * from "./program/types.ts";
export type * from "./record/types.ts";
