import type { Words } from "../../../words/words.ts";

export const twoWay = {
  long: "A long text arrives whole",
  waits: "The parent waits for its child",

  cut: (sent: number, got: number): Words => ({
    expected: `The answer to a text of ${sent} bytes has ${sent} bytes.`,
    happened: `The parent printed ${got}.`,
    reason: "One read takes what is there, up to its length, and that may be a part.",
    next: "Read in a loop until read gives 0 bytes, on both sides.",
  }),
  noWait: (): Words => ({
    expected: "The parent waits for the child before it ends.",
    happened: "It ended without having waited.",
    reason: "Without wait a child that has ended stays a zombie, and nobody learns its status.",
    next: "Call wait() when the answer is there.",
  }),
};
