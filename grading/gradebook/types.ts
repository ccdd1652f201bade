/** What the command was told. */
export interface Options {
  files: string[];
  /** Lessons, sections and exercises by name; all when there is none. */
  only: string[];
  out: string;
  jobs: number;
  /** Whose work it all is; null: the names of the files tell. */
  student: string | null;
  /** Each thing that lies directly in a named folder is one student's. */
  each: boolean;
  strict: boolean;
  seed: number | null;
  weakIsolation: boolean;
  formats: Format[];
}

export const FORMATS = ["gradescope", "prairielearn", "lti", "github"] as const;
export type Format = (typeof FORMATS)[number];
