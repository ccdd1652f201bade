import { plural } from "../plural.ts";

/** What `npm run lessons` says. */
export const lessons = {
  coverageOfAll: "--coverage asks for all items: name no lesson beside it.",
  fault: (path: string, fault: string): string => `${path}: ${fault}`,
  left: (path: string, files: string): string => `${path} left in its folder: ${files}`,
  since: (object: string): string =>
    `Since the start this machine has, of these lessons or of another program: ${object}`,
  run: (good: number, all: number, seconds: number): string =>
    plural(all, {
      one: `${good} of ${all} notebook runs from top to bottom (${seconds} s of work)`,
      other: `${good} of ${all} notebooks run from top to bottom (${seconds} s of work)`,
    }),
  changing: (verdict: string): string => `Not the same verdict each time: ${verdict}`,
  verdicts: (all: number, changing: number): string =>
    `${all} verdicts, ${changing} of them not the same each time`,
  none: (starts: string, names: string): string =>
    `No notebook begins with ${starts}: choose one of ${names}.`,
  cell: (cell: number, of: number): string => `cell ${cell} of ${of}`,
  notRun: (status: number, log: string): string =>
    `could not be run (status ${status}): see ${log}`,
  process: (command: string): string => `left a process behind: ${command}`,
  picture: (cell: string, fault: string): string => `the picture of cell ${cell}: ${fault}`,
  nothing: "nothing",
  or: ", or ",
};

/** Which items of the syllabus are served. */
export const coverage = {
  notServed: "NOT SERVED BY A RUN",
  unknown: (item: string): string => `unknown item ${item}`,
  inCell: (tag: string, notebook: string, cell: number): string =>
    `${tag} in ${notebook}, cell ${cell}`,
  served: (served: number, all: number): string =>
    `${served} of ${all} items are served by a cell that ran.`,
};
