import { plural } from "../../../../lib/words/plural.ts";
import { newFile } from "../../../words/new-file.ts";
import { quote, type Words } from "../../../words/words.ts";

export const appendLog = {
  ...newFile,
  lines: "One process adds its lines, as asked",
  fresh: "It works where log.txt is missing",
  old: "What was in the log before stays there",
  lost: "Nothing is lost when three processes write at once",
  whole: "Every line stays in one piece",

  otherLines: (expected: string, got: string, printed: string): Words => ({
    expected: `log.txt, empty before, holds ${quote(expected)}.`,
    happened: got === "" ? "It is empty." : `It holds ${quote(got)}.`,
    reason:
      got === "" && printed !== ""
        ? "print writes to standard output, not to the file."
        : "The lines were not written as the task says: NAME, a space, the number from 1 on, a newline.",
    next: "Write each line, its newline included, to the descriptor that open gave.",
  }),
  lostOld: (old: string, added: string, got: string): Words => ({
    expected: `log.txt begins with what it held before: ${quote(old)}.`,
    happened: `It holds ${quote(got)}.`,
    ...(got === added
      ? {
          reason: "The file was emptied when it was opened: O_TRUNC.",
          next: "Leave O_TRUNC out, and let every write go to the end: O_APPEND.",
        }
      : {
          reason:
            "The first write went to offset 0: each open starts there, whatever the file holds.",
          next: "Open it so that every write goes to the end: O_APPEND.",
        }),
  }),
  overwritten: (expected: number, got: number): Words => ({
    expected: `With all lines of all three, and the older ones, the log has ${expected} bytes.`,
    happened: plural(expected - got, {
      one: `It has ${got}: 1 byte is gone.`,
      other: `It has ${got}: ${expected - got} bytes are gone.`,
    }),
    reason:
      "A process wrote where another one had just written. It had found out where the end is, and before it wrote, the end had moved on.",
    next: "Finding the end and writing must be one step. The kernel does both at once in each write, if open has O_APPEND.",
  }),
  torn: (line: string): Words => ({
    expected: "Each line of the log is one that a process wrote, whole.",
    happened: `One is ${quote(line)}.`,
    reason:
      "A line went out in several writes, and another process wrote in between. One write stays together; two need not.",
    next: "Put the line together first, name, number and newline, and give it to a single write.",
  }),
};
