import type { Claims } from "./types.ts";

export const pipeClaims: Claims = {
  "C3.1": { text: "A pipe goes one way: end 0 reads, end 1 writes.", expected: "holds" },
  "C3.2": { text: "A pipe is opened with open, like a file.", expected: "does not hold" },
  "C3.3": {
    text: "A pipe works only between parent and child.",
    expected: "does not hold",
  },
  "C3.4": { text: "The other direction needs a second pipe.", expected: "holds if" },
  "C3.5": {
    text: "An unnamed pipe cannot be opened again; a FIFO can.",
    expected: "does not hold",
  },
  "C3.6": { text: "A pipe has no image in the file system; a FIFO has.", expected: "holds" },
  "C3.7": {
    text: "A pipe synchronises: read waits while it is empty, write waits while it is full.",
    expected: "holds if",
  },
  "C3.8": { text: "Printing the whole buffer after read is fine.", expected: "does not hold" },
  "C3.9": {
    text: "A receiver that opens the FIFO read-only reads garbage for ever.",
    expected: "does not hold",
  },
  "C3.10": {
    text: "Opened read-write, the receiver waits instead, because it counts as a writer itself.",
    expected: "holds",
  },
  "C3.11": { text: "Unrelated processes can use a FIFO.", expected: "holds if" },
  "C3.12": { text: "The receiver can simply be started again.", expected: "does not hold" },
  "C3.13": {
    text: "Opened read-only, read on an empty FIFO is skipped.",
    expected: "does not hold",
  },
  "C3.14": {
    text: "Processes that are not related must use a FIFO.",
    expected: "does not hold",
  },
};
