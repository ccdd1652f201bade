import type { Words } from "../../../words/words.ts";

export const appendLog = {
  others: "Nothing is lost when another program appends, too",

  notAlone: (): Words => ({
    expected: "All lines stay, also those of a program that appends and asks for no lock.",
    happened: "Some are gone.",
    reason:
      "Your processes keep out of each other's way, but by an agreement that only they know. A lock binds those who ask for it.",
    next: "Let each write go to the end by itself (O_APPEND): then no agreement is needed.",
  }),
};
