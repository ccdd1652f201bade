import { count, type Words } from "../../../words/words.ts";

export const threeStages = {
  large: "A long file passes through, too",
  left: "No end of a pipe is left open",

  cut: (expected: number, got: number): Words => ({
    expected: `${count(expected, "line")} come out.`,
    happened: `${got} came out.`,
    reason: "With a long file the pipes become full: then a stage waits until the next one reads.",
    next: "Start all three stages first, and wait for them afterwards.",
  }),
  full: (explanation: string[]): Words => ({
    expected: "A file that is longer than a pipe passes through.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`,
    reason: "cat waits for room in its pipe, and nobody reads that yet.",
    next: "Start all three stages first, and wait for them afterwards.",
  }),
  leftOpen: (descriptors: number): Words => ({
    expected: "cat, sort and uniq begin with standard input, output and error, and nothing else.",
    happened: `${count(descriptors, "descriptor")} above 2 were still open at the ends of the processes.`,
    reason: "dup2 makes a copy. The number that was copied stays open.",
    next: "Close the copied end as well, directly after its dup2; and in the parent all four.",
  }),
};
