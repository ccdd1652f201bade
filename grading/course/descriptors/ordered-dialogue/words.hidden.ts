import type { Words } from "../../../words/words.ts";
import { orderedDialogue as open } from "./words.ts";

export const orderedDialogue = {
  ...open,
  many: "It works for any number of sentences",
  waits: "The parent waits for its child",

  cutShort: (): Words => ({
    expected: "All sentences are said.",
    happened: "The last ones are missing.",
    reason: "There may be more than two sentences, and an odd number of them, too.",
    next: "Let both processes run the same loop over argv, each taking its turns to say and to hear.",
  }),
  noWait: (): Words => ({
    expected: "The parent waits for the child before it ends.",
    happened: "It ended without having waited.",
    reason: "Without wait a child that has ended stays a zombie, and nobody learns its status.",
    next: "Call wait() after the last sentence.",
  }),
};
