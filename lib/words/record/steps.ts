/** What happened in a step that is not what a call did. */
export const steps = {
  starts: (process: string): string => `${process} starts`,
  makes: (parent: string, child: string): string => `${parent} makes ${child}`,
  runs: (process: string, command: string): string => `${process} runs ${command}`,
  exits: (process: string, status: string): string => `${process} exits with ${status}`,
  ended: (process: string, signal: string): string => `${process} is ended by ${signal}`,
  reaped: (process: string): string => `${process} is reaped`,
  writes: (process: string): string => `${process} waits to write`,
  stored: "what was stored through mappings",
};

/** What a lock reaches over. */
export const lock = {
  toEnd: (from: string): string => `from ${from}, to the end`,
  bytes: (from: string, bytes: string): string => `from ${from}, ${bytes} bytes`,
};

/** Memory that a fault was in. */
export const memory = {
  private: "private memory",
  permitted: (what: string, permissions: string): string => `${what} (${permissions})`,
};

/** A record that was saved, or that is asked for what is not in it. */
export const saved = {
  notJson: (path: string, why: string): string =>
    `${path} is not a record: it is not JSON (${why})`,
  otherVersion: (path: string, schema: string, wanted: string): string =>
    `${path} is not a record of this version: its schema is ${schema}, wanted is "${wanted}". Record the run again.`,
  notRecord: (path: string, errors: string): string => `${path} is not a record: ${errors}`,
  tooMany: (steps: number, things: number): string =>
    `The record has ${steps} steps of ${things} things, too many to hold all states at once: take stateAt(record, step)`,
  noStep: (steps: number, last: number, step: number): string =>
    `The record has ${steps} steps, 0 to ${last}; there is no step ${step}`,
};
