/** What `npm run check` says of notebooks and of itself. */
export const checks = {
  types: "types of all TypeScript",
  style: "format and lint of all sources",
  native: "C without a warning",
  notebooks: "clean notebooks",
};

/** In what a notebook is not as notebooks in git should be. What is said of a cell stands behind its name. */
export const faults = {
  format: (version: string): string => `nbformat is ${version}, not 4.5`,
  metadata: (metadata: string): string => `its metadata are not ours: ${metadata}`,
  form: "is not in the form in which JupyterLab saves it",
  cell: (number: number, fault: string): string => `cell ${number} ${fault}`,
  namedCell: (number: number, id: string, fault: string): string =>
    `cell ${number} (${id}) ${fault}`,
  noName: "has no name as its id",
  sameId: "has the id of an earlier cell",
  stray: (metadata: string): string => `has stray metadata: ${metadata}`,
  outputs: "has outputs",
  count: "has an execution count",
  lines: (lines: number, most: number): string => `has ${lines} lines, ${most} are the most`,
  columns: (line: number, columns: number, most: number): string =>
    `line ${line} has ${columns} columns, ${most} are the most`,
};

/** What `npm test` says besides mocha. */
export const tests = {
  failed: (tests: string): string => `All that failed:\n${tests}`,
  ended: (status: number): string => `ended with status ${status} before its report`,
  summary: (passed: number, failed: number): string => `${passed} passed, ${failed} failed`,
  summaryWithSkipped: (passed: number, failed: number, skipped: number): string =>
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
};

/** What outlives processes. */
export const objects = {
  shm: (id: string, key: string): string => `System V shared memory segment ${id} (key ${key})`,
  sem: (id: string, key: string): string => `System V semaphore set ${id} (key ${key})`,
  msg: (id: string, key: string): string => `System V message queue ${id} (key ${key})`,
  posixMemory: (path: string): string => `POSIX shared memory or semaphore ${path}`,
  posixQueue: (path: string): string => `POSIX message queue ${path}`,
};
