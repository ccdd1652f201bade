/** Why what `run` was given cannot be run. */
export const refused = {
  nothing: (): string => "run has nothing to run: give it a program or a command",
  noProgram: (name: string): string =>
    `${name} is not a program: give program(…), a command as text or list, or { program: …, argv, env, stdin, redirect, after }`,
  noCommand: (name: string): string => `${name} has no command: give it as "ls -l" or ["ls", "-l"]`,
  after: (name: string, after: string, names: string): string =>
    `${name} is to start after ${after}, but the programs are ${names}`,
  machine: (name: string, machine: string): string =>
    `${name} is on machine ${machine}: there are "a" and "b"`,
  times: (given: string): string => `times is ${given}: give a whole number from 1 on`,
  notPositive: (option: string, given: string): string =>
    `${option} is ${given}: give a number greater than 0`,
  file: (path: string): string =>
    `the file ${path}: give a path within the working directory, such as "temp.txt"`,
  redirection: (text: string): string =>
    `the redirection ${text} is not one that a shell knows: write "> file", "2>&1", "3< file" or "0<&-"`,
  redirectionTo: (text: string, operator: string): string =>
    `the redirection ${text}: after ${operator} comes a descriptor's number, or -`,
  nul: (text: string): string => `a text with a NUL in it cannot be given to a program: ${text}`,
};

/** The box failed, and not what ran in it. */
export const box = {
  failed: (why: string): string => `The box failed: ${why}`,
  stuck: (seconds: number): string =>
    `The run was not ended at its limit of ${seconds} s, or when it was cancelled: the box was stuck, and is ended.`,
  endedBySignal: (signal: string, said: string): string =>
    `The runner of the box ended early (${signal}). ${said}`,
  endedWith: (status: string, said: string): string =>
    `The runner of the box ended early (status ${status}). ${said}`,
};
