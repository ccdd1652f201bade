import type { Claims } from "./types.ts";

export const queueClaims: Claims = {
  "C6.1": {
    text: "A message queue is a kind of pipe in kernel memory with clear message boundaries.",
    expected: "holds",
  },
  "C6.2": {
    text: "The length passed to msgsnd and msgrcv is the size of the whole structure.",
    expected: "does not hold",
  },
  "C6.3": { text: "Synchronisation need not be thought of.", expected: "holds if" },
  "C6.4": { text: "A receiver can tell old messages from new ones.", expected: "holds if" },
  "C6.5": { text: "A message queue is one way.", expected: "does not hold" },
  "C6.6": {
    text: "The boundaries come from the structure that is sent: a queue works in blocks, a pipe in a stream.",
    expected: "holds if",
  },
  "C6.7": { text: "The type of a message must be greater than 0.", expected: "holds" },
};
