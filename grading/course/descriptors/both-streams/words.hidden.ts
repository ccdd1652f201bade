import type { Words } from "../../../words/words.ts";

export const bothStreams = {
  last: "The last redirection of a descriptor counts, and every file is made",
  closed: "It works when it is itself started with 1 closed",

  notLast: (): Words => ({
    expected: "With two redirections of 1, the later one counts.",
    happened: "1 or 2 led elsewhere.",
    reason: "A redirection was left out because an earlier one of the same kind had been found.",
    next: "Go through the arguments one by one and do what each says: a later one replaces what an earlier one did.",
  }),
  notAllMade: (): Words => ({
    expected: "Each file that is named is there, the replaced ones empty.",
    happened: "One is missing, or not empty.",
    reason:
      "Files of redirections that later ones replace were not made. A shell makes and empties them all.",
    next: "Open each file when its redirection comes, not only what is left in the end.",
  }),
  closedItself: (): Words => ({
    expected: "Started with 1 closed, 1 and 2 lead to the file.",
    happened: "The command had no such descriptors, or was not started.",
    reason:
      "open gives the lowest free number, and with 1 closed that is 1 itself. dup2(1, 1) does nothing, and close(1) then closes the output.",
    next: "Copy and close only if the number is not already the right one: if (fd !== 1) { … }.",
  }),
};
