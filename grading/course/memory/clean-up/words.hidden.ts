import type { Words } from "../../../words/words.ts";

export const cleanUp = {
  allDie: "It holds, too, when all children die",

  notZero: (): Words => ({
    expected: "The parent prints 0 and ends.",
    happened: "It did not.",
    reason: "It counts on at least one child that comes through.",
    next: "Wait for each child; print what is in the memory, which is 0 in a new segment.",
  }),
};
