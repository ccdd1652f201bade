/** Why a function cannot be run in another process. `what` is a name of the two below. */
export const unreadable = {
  program: (): string => "the program",
  value: (name: string): string => `the value ${name}`,

  noFunction: (what: string, type: string): string => `${what} is not a function but a ${type}`,
  isNull: (what: string): string => `${what} is not a function but null`,
  native: (what: string): string =>
    `${what} has no text of its own (it is built in, or made by bind): write it as ({ open, … }) => { … }`,
  isClass: (what: string): string =>
    `${what} is a class: write it as a function, ({ open, … }) => { … }`,
  syntax: (what: string, why: string): string =>
    `${what} cannot be read (${why}): write it as ({ open, … }) => { … }, not as a method`,
  asynchronous: (what: string, line: number): string =>
    `${what} is asynchronous (line ${line}): a program runs from top to bottom as in C, because fork duplicates only what is running. Remove async and await; a call that waits, waits.`,
  generator: (what: string, line: number): string =>
    `${what} is a generator (line ${line}): write it as a plain function`,
  imports: (what: string, line: number): string =>
    `${what} imports a module (line ${line}): what it uses comes from its parameter or as a value`,
  noCopy: (name: string, why: string): string =>
    `the value ${name} cannot be copied into another process (${why}): pass plain data, such as texts, numbers, arrays, objects and Buffers`,
};

/** Why a name means nothing in a program. */
export const unknownName = {
  parameter: (name: string, line: number): string =>
    `the program takes ${name} from its parameter (line ${line}), but there is no call or constant of this name`,
  parameterLike: (name: string, line: number, known: string): string =>
    `the program takes ${name} from its parameter (line ${line}), but there is no call or constant of this name: is ${known} meant?`,
  call: (name: string, line: number): string =>
    `the program uses ${name} (line ${line}), which it was not given: name it in the parameter, program(({ ${name}, … }) => { … })`,
  foreign: (name: string, line: number, cure: string): string =>
    `the program uses ${name} (line ${line}), which a program does not have: ${cure}`,
  outside: (name: string, line: number): string =>
    `the program uses ${name} (line ${line}), a variable from outside: it runs in a process of its own, which does not have it. Pass it: program(fn, { ${name} })`,
};

/** What a program has instead of what JavaScript has elsewhere. */
export const instead: Record<string, string> = {
  process:
    "a program has argv, env, getpid and exit in its parameter: ({ argv, env, getpid, exit }) => { … }",
  require: "what a program uses comes from its parameter, or as a value",
  setTimeout: "a program runs from top to bottom as in C: use sleep(seconds) or alarm",
  setInterval: "a program runs from top to bottom as in C: use a loop with sleep(seconds)",
  setImmediate: "a program runs from top to bottom as in C",
  queueMicrotask: "a program runs from top to bottom as in C",
  Promise: "a program runs from top to bottom as in C: a call that waits, waits",
  fetch: "a program has socket, connect, write and read",
  arguments: "use argv from the parameter: ({ argv }) => { … }",
};
