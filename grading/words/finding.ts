import { size } from "../../lib/words/number.ts";

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
    `The code in ${where} takes too long to be read: it has the same kind of expression within itself again and again, such as a ? (b) : c => a ? (b) : c => …, or very long lines with many mistakes. Give each step a variable and a line of its own, and correct the first mistake.`,
  leftOut: (where: string): string =>
    `The code in ${where} takes too long to be read, and nothing in it was used.`,
  alone: (): string =>
    "The code of this work takes too long to be read as a whole: each exercise was read by itself, without the other cells that it may need.",
  tooManyWords: (limit: number): string =>
    `The code of this exercise has more than ${limit} different names and words: no program of this course needs that many. Remove what does not belong to it.`,
  noVariable: (variable: string): string =>
    `${variable} does not hold a program once the cell has run: keep the line that says const ${variable} = program(…).`,
  noValue: (variable: string): string =>
    `${variable} does not hold an object once the cell has run: keep the line that says const ${variable} = { … }.`,
  syntax: (line: number, column: number, message: string, excerpt: string): string =>
    `The code is not TypeScript: line ${line}, column ${column}: ${message}\n${excerpt}`,
  tooDeep: (): string =>
    "The code is nested too deeply to be read: take it apart into smaller pieces.",
  fault: (message: string): string => `The grader failed at this exercise: ${message}`,
  differs: (): string => "The code cannot be read: it reads differently as a program",
  unreadable: (message: string): string => `The code cannot be read: ${message}`,
};
