/** What the process that reads submissions is asked, one question after the other, and what it answers. */
import type { Found } from "../cells/exercises.ts";
import type { Piece } from "../cells/watched.ts";
import type { Made } from "../program/solution.ts";
import type { ExerciseKey, FoundExercise, Kind } from "../types.ts";

/** Its first line: it can be asked. */
export const READY = "ready";

export interface Questions {
  /** Another submission: nothing of the last one is kept. */
  begin: Leave;
  file: { name: string; bytes: Uint8Array };
  /** The exercises in the files that were given since it began. */
  find: { keys: ExerciseKey[] };
  make: { found: FoundExercise; kind: Kind | undefined };
}

/** What is to be left out: pieces with these ids, or all code. */
export interface Leave {
  ids: string[];
  code: boolean;
}

export interface Answers {
  begin: null;
  /** null: it was left out. */
  file: { repairs: string[] } | null;
  find: Found & { left: Piece[] };
  make: Made | null;
}

export type Ask = keyof Questions;
export type Question = { [A in Ask]: { ask: A } & Questions[A] }[Ask];
export type Answer = { value: Answers[Ask] } | { refused: string } | { fault: string };
