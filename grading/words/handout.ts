import { plural } from "../../lib/words/plural.ts";

/** What a teacher is told by `npm run handout`. */
export const handout = {
  usage:
    (): string => `npm run handout -- DIR              the course as learners get it: no solutions, no hidden checks
npm run handout -- DIR --nbgrader   a course for nbgrader, with the lessons as its assignments
`,
  noFolder: (): string => "Name one folder for the course that learners get.",
  there: (folder: string): string =>
    `${folder} is there already: name a new folder, or remove it first.`,
  inside: (folder: string): string =>
    `${folder} lies in the course itself: name a folder outside of it.`,
  noList: (folder: string, list: string): string =>
    `Nothing says which files in ${folder} are the course's and which are your own: it is not a clone made by git, and ${list} is not there. Download the course once more into a new folder, and run the command there.`,
  oldList: (list: string): string =>
    `${list}: it is not what git tracks and learners get: npm run check -- --fix`,
  damaged: (file: string, why: string): string =>
    `${file} is not a notebook that can be read (${why}): nothing was written. Repair it, or put back the one that the course came with.`,
  noCells: (): string => "it has no list of cells",
  cell: (file: string, number: number): string => `${file}, cell ${number}`,
  solving: (file: string, cell: number, exercise: string): string =>
    `${file}, cell ${cell}, solves ${exercise} and was left out.`,
  place: (name: string, line: number, secret: string): string =>
    `${name}, line ${line}: as in ${secret}`,
  leaks: (places: string): string =>
    `Learners would read what only a teacher may see, so nothing was written:\n${places}\nTake it out there, and run the command again.`,
  written: (files: number, folder: string): string =>
    plural(files, {
      one: `${files} file in ${folder}: the course without solutions, mistakes and hidden checks. npm start and npm test work there.`,
      other: `${files} files in ${folder}: the course without solutions, mistakes and hidden checks. npm start and npm test work there.`,
    }),
  interrupted: (): string => "Interrupted: nothing was written.",
  noNbgrader: (reason: string): string => `nbgrader cannot be set up here: ${reason}.`,
  /** Folder and command are as a shell takes them. */
  nbgrader: (folder: string, shellFolder: string, command: string, first: string): string =>
    `A course for nbgrader is in ${folder}, its lessons are the assignments. For ${first}:

  cd ${shellFolder}
  ${command} generate_assignment ${first}

makes what learners get, in release/. With what they handed in, in submitted/NAME/${first}/:

  ${command} autograde ${first} --create
  ${command} generate_feedback ${first}
`,
};
