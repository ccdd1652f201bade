/** What was handed in, read and never run: submissions in. */

/** What an exercise asks for: a program that runs, or plain data. */
export type Kind = "program" | "value";

/** How an exercise's cell is recognised. */
export interface ExerciseKey {
  /** "files/write-seek-read". */
  id: string;
  /** The variables that hold the solution, as the lesson names them: ["twoWay"], or ["producer", "consumer"]. */
  variables: string[];
  /** The text that learners got in this cell, to tell it from an answer. */
  stub?: string;
  /** Texts of the lessons' own cells, without white space: none of them is an answer. */
  given?: ReadonlySet<string>;
}

export interface Cell {
  /** The file it is from, as in `SubmissionSource.files`. */
  file: string;
  /** 1 is the first cell of its file, of any kind; 0 for a `.ts` file, which is one. */
  number: number;
  kind: "code" | "markdown" | "raw";
  id: string | null;
  metadata: Record<string, unknown>;
  source: string;
}

/** The files of one student, before they are read. */
export interface Submission {
  student: string;
  files: SubmissionFile[];
  /** What was refused while collecting. Sentences. */
  refused: string[];
}

export interface SubmissionFile {
  /** For a reader: a path, or `archive.zip/path`. */
  name: string;
  /** @throws SubmissionError with a sentence for the learner */
  read(): Promise<Buffer>;
}

/** One student's work as it was read. */
export interface SubmissionSource {
  student: string;
  files: { file: string; sha256: string | null; bytes: number | null }[];
  /** By exercise id; one that is not there was not found. */
  exercises: Record<string, FoundExercise>;
  repairs: string[];
}

export interface FoundExercise {
  /** TypeScript: the exercise's cell, after the cells of the learner that it needs. */
  source: string;
  /** The lesson's name of each variable → the learner's, which the learner's own `check` tells. */
  variables: Record<string, string>;
  /** "alice.ipynb, cell 14". */
  where: string;
  /** It is the text that was given, nothing was filled in. */
  untouched: boolean;
  /** Why nothing can be made of it, when that is known already. */
  problem?: string;
}

/** A submission that cannot be read; the message is a sentence for the learner. */
export class SubmissionError extends Error {
  override name = "SubmissionError";
}

/** Bytes of one file that are read. */
export const FILE_LIMIT: number = 128 * 1024 * 1024;
/** Characters of an exercise's code. */
export const SOURCE_LIMIT: number = 256 * 1024;
/** Different words in an exercise's code: what reads it takes time that grows with their square. */
export const WORDS_LIMIT: number = 5000;
