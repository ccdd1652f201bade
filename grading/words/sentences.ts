/**
 * Every sentence of the grader that a learner reads, in one place, so that they can be read through and translated.
 * Those of a single check stand with its exercise. What is put into them is text of the learner: writers escape it.
 */
import type { Lack } from "../../lib/notebook/machine/words.ts";

const size = (bytes: number): string =>
  bytes >= 1 << 20 ? `${Math.round(bytes / (1 << 20))} MiB` : `${Math.ceil(bytes / 1024)} KiB`;

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;

/** Reading what was handed in. */
export const reading = {
  notThere: (file: string): string => `${file} is not there any more: hand it in again.`,
  noFile: (file: string, kind: string): string =>
    `${file} is a ${kind} and was not opened: hand in the file itself.`,
  denied: (file: string): string =>
    `${file} may not be read by the grader: its permissions do not allow it.`,
  tooLarge: (file: string, bytes: number, limit: number): string =>
    `${file} has ${size(bytes)}, more than the ${size(limit)} that are read: clear the outputs (Kernel → Restart and Clear Outputs) and hand it in again.`,
  tooHard: (files: string): string =>
    `${files} takes too much time or memory to be read and was left out: clear the outputs (Kernel → Restart and Clear Outputs), delete the cells that do not belong to the lesson, and hand it in again.`,
  empty: (file: string): string => `${file} is empty: save the notebook and hand it in again.`,
  unknownKind: (file: string): string =>
    `${file} was left out: only .ipynb, .ts and .zip files are graded.`,
  noFiles: (where: string): string =>
    `${where} holds no notebook and no .ts file: there is nothing to grade in it.`,
  zipBroken: (file: string, why: string): string =>
    `${file} is no archive that can be read (${why}): make the zip anew and hand it in again.`,
  zipEscapes: (file: string, entry: string): string =>
    `${file} holds the path ${entry}, which leads out of the archive: that file was not read.`,
  zipBomb: (file: string, limit: number): string =>
    `${file} unpacks to more than ${size(limit)} or to far more than its own size: nothing of it was read.`,
  zipEntries: (file: string, limit: number): string =>
    `${file} holds more than ${limit} files: nothing of it was read.`,
  zipInZip: (file: string): string =>
    `${file} is an archive inside an archive and was left out: hand in the notebook itself.`,
  zipLongName: (file: string): string =>
    `${file} holds a name that is too long for any disk: that file was not read.`,
  more: (number: number): string =>
    `${count(number, "more file was", "more files were")} left out.`,
  older: (file: string, newer: string): string =>
    `${file} was not read: ${newer} was handed in later.`,
  zipEncrypted: (file: string): string =>
    `${file} is encrypted and cannot be read: hand it in without a password.`,
  notUtf8: (file: string): string =>
    `${file} holds bytes that are no UTF-8 text; they were read as �.`,
  noNotebook: (file: string): string =>
    `${file} is no notebook: it has no list of cells. Save it in Jupyter and hand it in again.`,
  damaged: (file: string, why: string, cells: number): string =>
    `${file} is damaged (${why}): ${count(cells, "cell", "cells")} could be read and graded, what came after the damage could not.`,
  beyondRepair: (file: string, why: string): string =>
    `${file} is damaged (${why}) and no cell of it could be read: hand in another copy.`,
  oldFormat: (file: string, version: string): string =>
    `${file} is in an old format of notebooks (${version}); its cells were read all the same.`,
  oddCells: (file: string, number: number): string =>
    `${file} has ${count(number, "cell", "cells")} without readable text; ${number === 1 ? "it was" : "they were"} left out.`,
  otherKernel: (file: string, kernel: string): string =>
    `${file} was saved with another kernel (${kernel}); its code was read as TypeScript.`,
};

/** Who handed it in. What cannot be told apart is told to the teacher, before anything is graded. */
export const whose = {
  oneOrTwo: (folder: string, one: string, other: string): string =>
    `${folder} holds ${one} and ${other}, and nothing says whether they are one student's or two students': nothing was graded. If each thing that lies directly in what you named is one student's, add --each. If they are two students', name the folder or the archive in which each student has a file or a folder; what lies in an archive has to be unpacked for that. If all of it is one student's, add --student NAME.`,
  oneName: (student: string, one: string, other: string): string =>
    `${one} and ${other} both give the name ${student}, and nothing says whether that is one student or two: nothing was graded. Rename one of them if they are two; put both into one folder if they are one; or grade them one after the other, each with its own --out.`,
  oneNumber: (one: string, other: string): string =>
    `${one} and ${other} have one number and two names, and nothing says whether that is one student or two: nothing was graded. Mend the number or the name that is wrong.`,
};

/** Finding an exercise's code. */
export const finding = {
  missing: (exercise: string): string =>
    `There is no cell for the exercise ${exercise}: it may have been deleted. Copy it from the lesson again.`,
  untouched: (): string =>
    "The cell is as it was given: write your program where it says YOUR CODE HERE.",
  byContent: (exercise: string, where: string): string =>
    `The cell of ${exercise} had lost its mark and was recognised by its content (${where}).`,
  copies: (exercise: string, number: number, where: string): string =>
    `${exercise} was found ${number} times; graded was ${where}, the last one that was filled in.`,
  joined: (exercise: string, number: number): string =>
    `The code of ${exercise} is spread over ${number} cells; they were read as one.`,
  tooLong: (limit: number): string =>
    `The code of this exercise is longer than ${size(limit)}: no program of this course needs that much. Remove what does not belong to it.`,
  tooHard: (where: string): string =>
    `The code in ${where} takes too long to be read: it has the same kind of expression within itself again and again, such as a ? (b) : c => a ? (b) : c => …, or very long lines with many mistakes. Give each step a variable and a line of its own, and mend the first mistake.`,
  leftOut: (where: string): string =>
    `The code in ${where} takes too long to be read, and nothing in it was used.`,
  alone: (): string =>
    "The code of this work takes too long to be read as a whole: each exercise was read by itself, without the other cells that it may need.",
  tooManyWords: (limit: number): string =>
    `The code of this exercise has more than ${limit} different names and words: no program of this course needs that many. Remove what does not belong to it.`,
  noVariable: (variable: string): string =>
    `${variable} holds no program when the cell has run: keep the line that says const ${variable} = program(…).`,
  noValue: (variable: string): string =>
    `${variable} holds no object when the cell has run: keep the line that says const ${variable} = { … }.`,
  syntax: (line: number, column: number, message: string, excerpt: string): string =>
    `The code is no TypeScript: line ${line}, column ${column}: ${message}\n${excerpt}`,
  tooDeep: (): string =>
    "The code is nested too deeply to be read: take it apart into smaller pieces.",
  fault: (message: string): string => `The grader failed at this exercise: ${message}`,
  unreadable: (message: string): string => `The code cannot be read: ${message}`,
};

/** What a notebook asked for with `check`. */
export const asking = {
  variables: (id: string, variables: string[], kind: string): string => {
    const what = kind === "value" ? "an object with its answers" : "a program";
    const [first] = variables;
    return variables.length === 1
      ? `${id} is checked by ${what}: await check("${id}", ${first})`
      : `${id} is checked by ${variables.length} programs, named as in the lesson: await check("${id}", { ${variables.join(", ")} })`;
  },
};

/** On the pages of feedback. */
export const page = {
  title: (student: string): string => `Feedback for ${student}`,
  score: (earned: string, points: string): string => `${earned} of ${points} points`,
  pending: (points: string): string =>
    `${points} points are not decided yet, because of a fault of the grader and not of yours. They are not lost: the work is graded again.`,
  weak: (): string =>
    "This was graded without isolation (--weak-isolation): the points are provisional.",
  repairs: (): string => "What was done to read your work",
  passed: (): string => "passed",
  failed: (): string => "not passed",
  undecided: (): string => "not decided",
  open: (): string => "not judged yet",
  sameInputs: (seed: number): string =>
    `The inputs are drawn anew each time; { seed: ${seed} } as the third argument of check gives these again.`,
  moreHidden: (points: string): string =>
    `Hidden checks decide ${points} more when the work is graded: the same behaviour, with other inputs.`,
  hidden: (): string => "This check's inputs are not shown.",
  blocked: (title: string): string => `“${title}” has to pass first`,
  expected: (): string => "Expected",
  happened: (): string => "What happened",
  reason: (): string => "Likely reason",
  next: (): string => "Try next",
  faults: (): string => "Faults of the grader",
  faultIntro: (): string => "These are ours. They cost you no point.",
  seed: (seed: number): string => `Seed ${seed}: the same inputs again with --seed ${seed}.`,
  noChecks: (): string => "No check ran for this exercise.",
};

/** As a shell takes it for one word, whatever is in it. */
const quoted = (path: string): string =>
  /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;

/** What a teacher is told by `npm run handout`. */
export const handout = {
  noFolder: (): string => "Name one folder for the course that learners get.",
  there: (folder: string): string =>
    `${folder} is there already: name a new folder, or remove it first.`,
  inside: (folder: string): string =>
    `${folder} lies in the course itself: name a folder outside of it.`,
  noList: (folder: string, list: string): string =>
    `Nothing says which files in ${folder} are the course's and which are your own: it is no clone made by git, and ${list} is not there. Download the course once more into a new folder, and run the command there.`,
  oldList: (list: string): string =>
    `${list}: is not what git tracks and learners get: npm run check -- --fix`,
  damaged: (file: string, why: string): string =>
    `${file} is no notebook that can be read (${why}): nothing was written. Mend it, or put the one back that the course came with.`,
  noCells: (): string => "it has no list of cells",
  cell: (file: string, number: number): string => `${file}, cell ${number}`,
  solving: (file: string, cell: number, exercise: string): string =>
    `${file}, cell ${cell}, solves ${exercise} and was left out.`,
  place: (name: string, line: number, secret: string): string =>
    `  ${name}, line ${line}: as in ${secret}`,
  leaks: (places: string[]): string =>
    `Learners would read what only a teacher may see, so nothing was written:\n${places.slice(0, 20).join("\n")}\nTake it out there, and run the command again.`,
  written: (files: number, folder: string, notes: string[]): string =>
    `${files} files in ${folder}: the course without solutions, mistakes and hidden checks. npm start and npm test work there.\n${notes.map((note) => `${note}\n`).join("")}`,
  interrupted: (): string => "Interrupted: nothing was written.\n",
  noNbgrader: (reason: string): string => `nbgrader cannot be set up here: ${reason}.`,
  nbgrader: (folder: string, command: string, first: string, notes: string[]): string =>
    `A course for nbgrader is in ${folder}, its lessons are the assignments. For ${first}:\n\n` +
    `  cd ${quoted(folder)}\n  ${quoted(command)} generate_assignment ${first}\n\n` +
    `makes what learners get, in release/. With what they handed in, in submitted/NAME/${first}/:\n\n` +
    `  ${quoted(command)} autograde ${first} --create\n  ${quoted(command)} generate_feedback ${first}\n` +
    notes.map((note) => `\n${note}\n`).join(""),
};

/** Faults of the grader and of the machine. */
export const faults = {
  submission: (message: string): string => `The grader failed at this submission: ${message}`,
  isolation: (reasons: string[]): string =>
    `Submissions are not graded here, because they could not be kept apart from this machine. ${reasons.join(" ")} Run it where this is allowed, or accept that with --weak-isolation.`,
  noRecord: (check: string): string =>
    `“${check}” could not be decided: nothing recorded what the program did.`,
};

/** What grading needs and a machine may lack; how to get it there is said behind it. */
export const missing: Record<Lack, string> = {
  namespaces:
    "There are no namespaces of their own, so programs could read the grader's files, see other processes and use the network.",
  proc: "There is no /proc of their own, so programs could read there what else runs on this machine.",
  trace: "Nothing records what programs do, and the record is what they are judged by.",
  seccomp:
    "There is no filter of system calls, so nothing records what programs do, and calls that lead out of the box are not refused.",
  landlock: "Programs could reach into those that they talk to.",
};
