/** The files that a run left. */
export const listing = {
  title: "The files, as ls -al shows them",
  label: "Files",
  columns: (): string[] => ["mode", "bytes", "name"],
  key: (key: string): string => `The first letter is the type: ${key}.`,
  letter: (letter: string, kind: string): string => `${letter} is ${kind}`,
  nothing: "The run left no file.",
  noFiles: "no files",
  file: (name: string, kind: string, bytes: string, mode: string): string =>
    `${name} is ${kind} of ${bytes}, ${mode}`,
  kinds: {
    file: "a regular file",
    directory: "a directory",
    fifo: "a FIFO, a pipe with a name",
    socket: "a socket",
    symlink: "a symbolic link",
    device: "a device",
  },
};

/** The verdict on a claim. */
export const verdict = {
  holdsIf: (conditions: string): string => `holds if: ${conditions}`,
  or: ", or ",
  elsewhere: (expected: string): string =>
    `Elsewhere the answer was "${expected}". Here the run is right: look at what is different about this machine.`,
  run: "What was run:",
  said: "What the kernel said:",
  claim: (text: string): string => `The claim: ${text}`,
  case: (condition: string, held: string): string => `${condition}: ${held}`,
  fact: (what: string, value: string): string => `${what}: ${value}`,
  verdict: (head: string): string => `The verdict: it ${head}`,
  columns: (): string[] => ["what was run", "the claim was"],
  unseen: "not to be seen here",
  true: "true",
  notTrue: "not true",
};

/** Who waits for whom. */
export const waitFor = {
  title: "Who waits for whom",
  nobodyWaits: "Nobody waits",
  caption:
    "A solid arrow leads from who waits to what it waits for, a dashed one to who holds that.",
  allEnded: "Every process had ended, or could go on, when the run was over.",
  columns: (): string[] => ["process", "waits", "for ever", "held by"],
  yes: "yes",
  no: "no",
  nobody: "nobody",
  waits: (process: string, what: string): string => `${process} waits ${what}`,
  waitsHeld: (process: string, what: string, holders: string): string =>
    `${process} waits ${what}, held by ${holders}`,
  forEver: (wait: string): string => `${wait}, and can never go on`,
  holder: (process: string, what: string): string => `${process} (${what})`,
  holderBy: (process: string, fd: number, what: string): string =>
    `${process} descriptor ${fd} (${what})`,
  holds: (process: string, what: string): string => `${process} ${what}`,
  holdsBy: (process: string, fd: number, what: string): string => `${process} fd ${fd} ${what}`,
  nobodyHolds: "nobody holds it",
  heldBy: "held by:",
  dependsOn: "it depends on:",
  holdsThing: (process: string, thing: string): string => `${process} holds ${thing}`,
  idle: "does not wait",
  since: (duration: string): string => `waits ${duration}`,
  sinceForEver: (duration: string): string => `waits ${duration}, for ever`,
  now: "waits",
  nowForEver: "waits, for ever",
};
