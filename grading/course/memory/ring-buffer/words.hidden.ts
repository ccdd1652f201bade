import type { Words } from "../../../words/words.ts";

export const ringBuffer = {
  both: "Both together, and nothing is left",

  notBoth: (): Words => ({
    expected: "What goes into the producer comes out of the consumer.",
    happened: "It did not.",
    reason: "The two do not agree on where a text stands or which is the last.",
    next: "Try the two together in a cell, and look at their timeline.",
  }),
  left: (): Words => ({
    expected: "When both have ended there is no segment.",
    happened: "A segment was left.",
    reason: "It outlives its processes until somebody removes it.",
    next: "The consumer is the last to use it: shmctl(id, IPC_RMID) when the empty text has come.",
  }),
};
