/** What may be done in a program, and not in the notebook's own process. */
export const notebook = {
  needsProgram: (call: string, why: string): string =>
    `${call} needs a program: ${why}. Put it into const p = program(({ … }) => { … }) and await run(p)`,
  replaces: (): string => "it would replace the notebook's kernel",
  ends: (): string => "it would end the notebook's kernel",
  alarm: (): string => "SIGALRM would end the notebook's kernel",
  fault: (): string => "a fault would end the notebook's kernel",
  limit: (): string => "the limit would hold for the notebook's kernel",
  copied: (): string => "only a program runs as a process that can be copied",
  signalled: (): string => "this signal would reach the notebook's kernel itself",
  ownSignal: (signal: string): string => `the notebook's kernel has ${signal} for itself`,
  standardStream: (fd: number): string =>
    `descriptor ${fd} is its own standard stream, and the notebook's kernel may need it`,
  foreign: (fd: number): string =>
    `descriptor ${fd} is not made by a call in this notebook, and the notebook's kernel may need it`,
  noAsync: (): string =>
    "A program runs from top to bottom as in C: use the call without .async, it waits",
  deadline: (call: string, seconds: number, why: string, name: string): string =>
    `${call}: still waiting after ${seconds} s: ${why}. To wait without stopping the notebook: await ${name}.async(…); to see who waits for whom: a program`,
};
