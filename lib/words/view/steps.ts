/** Pictures of a run step by step. */
export const frames = {
  at: (process: string, line: number): string => `${process}, line ${line}`,
  /** The step in words that can be read aloud. */
  calls: (process: string, call: string): string => `${process} calls ${call}`,
  callsAt: (place: string, call: string): string => `${place}, calls ${call}`,
  by: (event: string, call: string): string => `${event} by ${call}`,
  head: (step: number, last: number, time: string, who: string): string =>
    `Step ${step} of ${last}, ${time}: ${who}`,
  line: (who: string, call: string): string => `${who}: ${call}`,
  shown: (steps: string, step: number, what: string): string =>
    `${steps}; shown is step ${step}: ${what}`,
  changed: "changed in this step",
  noSteps: "The run has no steps: it was not traced",
  noStep: (step: number, last: number): string =>
    `There is no step ${step}: the run has steps 0 to ${last}`,
};

/** Descriptor tables, open files, objects. */
export const steps = {
  title: "Descriptors, open files and what they lead to",
  caption:
    "The kernel's tables after each call. Heavy borders, bold words and triangles mark what the step changed.",
  columns: (): string[] => ["step", "time (µs)", "who", "call", "what changed"],
  heads: (): string[] => ["Processes", "Open files", "Objects"],
  leads: (fd: string, open: string, object: string): string => `${fd} to ${open} on ${object}`,
  tables: (process: string, descriptors: string): string =>
    `In ${process}, descriptors lead: ${descriptors}`,
  access: { r: "reads", w: "writes", rw: "reads, writes", path: "path only" },
  titled: (name: string, what: string): string => `${name} ${what}`,
  gone: (name: string): string => `${name} is gone`,
  openOn: (name: string, object: string): string => `${name} is open on ${object}`,
  closed: (fd: string): string => `${fd} closed`,
  descriptorLeads: (process: string, fd: string, open: string): string =>
    `${process} descriptor ${fd} leads to ${open}`,
  ownMemory: "memory of its own",
  mappingLeads: (address: string, object: string, fact: string): string =>
    `${address} leads to ${object}: ${fact}`,
};

/** Address spaces. */
export const spaces = {
  title: "Address spaces side by side",
  caption:
    "Solid boxes are shared: a store by one process is seen by all. Dashed boxes are private: a store makes a copy.",
  columns: (): string[] => ["process", "address", "bytes", "access", "kind", "object", "offset"],
  noStep: (step: number, steps: number): string =>
    `There is no step ${step}: ${steps} steps touch mappings`,
  has: (process: string, object: string, address: string, mapping: string): string =>
    `${process} has ${object} at ${address}: ${mapping}`,
  memory: "memory",
  of: (fact: string, object: string): string => `${fact} of ${object}`,
  ofFrom: (fact: string, object: string, offset: string): string =>
    `${fact} of ${object}, from byte ${offset}`,
  at: (process: string, address: string, fact: string): string => `${process} ${address}: ${fact}`,
  shortBytes: (number: string): string => `${number} B`,
  pageCache: "page cache",
  inPageCache: "in the page cache",
};
