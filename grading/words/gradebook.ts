import { plural } from "../../lib/words/plural.ts";

/** What a teacher is told by `npm run grade`. */
export const gradebook = {
  usage: (formats: string): string => `npm run grade -- FILES… [options]

  FILES               notebooks (.ipynb), .ts files, folders or zip archives of them
  --only NAMES        these exercises: a lesson (03-pipes), a section (pipes) or one (pipes/two-way)
  --out DIR           where results go (grades)
  --jobs N            submissions graded side by side (one for each CPU)
  --student NAME      all that is named is the work of this one student
  --each              what lies directly in a folder that is named is one student's each, whatever it holds
  --strict            exit with 1 when a check did not pass
  --seed N            draw all inputs from this number
  --format NAMES      also write for: ${formats}
  --weak-isolation    grade although submissions cannot be isolated here; marks every result

Exit status: 0 graded, 1 something did not pass (--strict), 2 a fault of the grader or of this command.
`,
  noFiles: (): string => "Name the files to grade.",
  noFormat: (format: string, formats: string): string =>
    `There is no format ${format}; there are ${formats}.`,
  noNumber: (option: string, given: string, low: number, high: number): string =>
    `${option} is ${given}: give a whole number from ${low} to ${high}.`,
  noExercises: (): string => "This course has no exercises to grade.",
  unknown: (name: string, lessons: string): string =>
    `There is no exercise, section or lesson ${name}; the lessons are ${lessons}.`,
  interrupted: (): string =>
    "Interrupted. What was graded is kept; the same command goes on from there.",
  failed: (stack: string): string =>
    `The grader failed, and no submission lost a point by it:\n${stack}`,

  /** A format of cli-progress. */
  bar: (): string => "{bar} {value} of {total}, {eta_formatted} left, {student}",
  progress: (done: number, total: number): string => `${done} of ${total}`,
  graded: (submissions: number): string =>
    plural(submissions, {
      one: `${submissions} submission graded`,
      other: `${submissions} submissions graded`,
    }),
  gradedAndKept: (submissions: number, now: number, kept: number): string =>
    plural(submissions, {
      one: `${submissions} submission graded (${now} now, ${kept} unchanged)`,
      other: `${submissions} submissions graded (${now} now, ${kept} unchanged)`,
    }),
  points: (mean: string, median: string, lowest: string, highest: string, points: string): string =>
    `points: mean ${mean}, median ${median}, from ${lowest} to ${highest} of ${points}`,
  failure: (failed: string, of: number, exercise: string, check: string): string =>
    `  ${failed} of ${of} failed  ${exercise}: ${check}`,
  undecided: (number: number): string =>
    `${number} could not be decided, through a fault of the grader: run the command again.`,
  see: (table: string, folder: string): string => `See ${table} and ${folder}`,
};
