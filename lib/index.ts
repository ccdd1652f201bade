/** The package `ipc`: what cells, lesson programs and scripts import. */
export * from "./libc/index.ts";
export type * from "./program/types.ts";
export type * from "./record/types.ts";
