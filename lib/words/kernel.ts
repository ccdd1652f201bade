/** What a cell's end is called, and what is said of it. */
export const ended = {
  interrupted: (): string => "The cell was interrupted.",
  stuck: (): string =>
    "The cell could not be interrupted: it waits in native code that no signal wakes. Its process was ended and a new one started. The variables of all cells are gone: run the cells above again.",
  bySignal: (signal: string): string =>
    `The process that runs the cells ended (${signal}), and a new one was started. The variables of all cells are gone: run the cells above again.`,
  withCode: (code: number): string =>
    `The process that runs the cells ended (exit code ${code}), and a new one was started. The variables of all cells are gone: run the cells above again.`,
  exit: (code: number): string =>
    `process.exit(${code}) would end the kernel and with it every variable; only this cell was ended. Call it in a program that runs as a process of its own.`,
};

/** What a cell cannot have or forgets. */
export const cell = {
  noInput: (): string =>
    "A notebook cell has no standard input: nobody could type into it. Put the text into a variable, or give it to a process that you start.",
  noPipe: (errno: number): string =>
    `The cell's output has no pipe (errno ${errno}): too many descriptors are open.`,
  forgottenAwait: (): string => "a promise that is still pending; did you forget await?",
};

/** What an output is made of, and why it cannot be sent. */
export const output = {
  whole: (): string => "the whole",
  it: (): string => "it",
  itIn: (type: string): string => `it (in ${type})`,
  placeIn: (place: string, type: string): string => `${place} (in ${type})`,

  bigint: (what: string, value: string): string =>
    `This output cannot be sent to the notebook as JSON: ${what} is the bigint ${value}n. Make it a number with Number(…), or a text with String(…).`,
  circle: (what: string, back: string): string =>
    `This output cannot be sent to the notebook as JSON: ${what} leads back to ${back}, in a circle. Leave it out, or copy what is to be shown.`,
  deep: (levels: number): string =>
    `This output cannot be sent to the notebook as JSON: it is nested in more than ${levels} levels. Show a part of it.`,
  deepIn: (levels: number, type: string): string =>
    `This output cannot be sent to the notebook as JSON: it is nested in more than ${levels} levels (in ${type}). Show a part of it.`,
  unreadable: (what: string, why: string): string =>
    `This output cannot be sent to the notebook as JSON: ${what} fails to be read: ${why}. Leave it out, or copy what is to be shown.`,
};

/** What a getter of the learner's own refuses to tell of an error. */
export const unreadable = {
  name: (): string => "(its name cannot be read: reading it throws)",
  message: (): string => "(its message cannot be read: reading it throws)",
  text: (): string => "(its text cannot be read: reading it throws)",
};

/** Where an error came up. Lines and cells are as JupyterLab counts them. */
export const trace = {
  notRun: (): string => "The cell was not run: its types do not fit.",
  more: (number: number): string => `… and ${number} more`,
  type: (line: number, message: string): string => `line ${line}: ${message}`,
  typeIn: (file: string, line: number, message: string): string =>
    `${file}, line ${line}: ${message}`,
  numbered: (message: string, number: number): string => `${message} (TS${number})`,
  inCell: (cell: string, line: number): string => `  in cell [${cell}], line ${line}`,
  inFunction: (name: string, cell: string, line: number): string =>
    `  in ${name}, cell [${cell}], line ${line}`,
  calledFromCell: (cell: string, line: number): string =>
    `  called from cell [${cell}], line ${line}`,
  calledFromFunction: (name: string, cell: string, line: number): string =>
    `  called from ${name}, cell [${cell}], line ${line}`,
  because: (name: string, message: string): string => `because of ${name}: ${message}`,
};

/** The kernel itself does not go on. */
export const kernel = {
  usage: (): string => "usage: node lib/dist/kernel/main.js CONNECTION_FILE",
  noSecond: (how: string): string => `The kernel's second process could not start (${how}).`,
  cannotStart: (why: string): string => `The kernel cannot start its second process: ${why}`,
  banner: (version: string, node: string): string =>
    `TypeScript (Talking Processes ${version}) on Node ${node}`,
  manual: (): string => "Linux manual pages",
};
