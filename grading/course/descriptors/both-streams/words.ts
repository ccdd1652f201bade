import { startedCommand } from "../../../words/started-command.ts";
import { count, quote, type Words } from "../../../words/words.ts";

export const bothStreams = {
  ...startedCommand,
  output: ">NAME sends the output into the file",
  old: "The file is emptied first",
  apart: ">NAME and 2>NAME lead to a file each",
  same: ">NAME 2>&1 sends both into one file, and nothing is overwritten",
  order: "2>&1 >NAME sends the errors where the output went before",
  only: "The command has 0, 1 and 2 and nothing else",

  tail: (expected: string, got: string): Words => ({
    expected: `The file, which held an older text, holds ${quote(expected)}.`,
    happened: `It holds ${quote(got)}.`,
    reason:
      "A write replaces bytes and does not shorten the file: the end of the older text is left.",
    next: "> empties the file: open it with O_TRUNC.",
  }),
  elsewhere: (redirections: string, fd: number, expected: string, got: string | null): Words => ({
    expected: `With ${redirections} the command's descriptor ${fd} leads to ${expected}.`,
    happened: got === null ? "It was closed." : `It led to ${got}.`,
    ...whyElsewhere(redirections, fd, expected, got),
  }),
  twoEntries: (length: number, got: string): Words => ({
    expected: `1 and 2 refer to one open file description, and the file has all ${count(length, "byte")} that the command wrote.`,
    happened: `They refer to two, and the file has ${count(got.length, "byte")}: ${quote(got)}.`,
    reason:
      "The file was opened once for 1 and once for 2. Each has its own offset, and both begin at 0: they write over each other.",
    next: "2>&1 opens nothing: dup2(1, 2) makes 2 refer to what 1 refers to, offset and all.",
  }),
};

function whyElsewhere(
  redirections: string,
  fd: number,
  expected: string,
  got: string | null,
): Pick<Words, "reason" | "next"> {
  if (redirections.startsWith("2>&1") && fd === 2) {
    return {
      reason:
        "2>&1 copies where 1 leads at that moment, which was not yet the file: redirections are done from left to right.",
      next: "Do what each argument says when it comes. Do not keep 2>&1 for the end.",
    };
  }
  if (got?.includes("&")) {
    return {
      reason: "2>&1 was taken for 2> and a file that is called &1.",
      next: "Look for 2>&1 before you look for 2> and a name.",
    };
  }
  if (redirections.includes("2>&1") && got !== null && !got.includes(".")) {
    return {
      reason: "dup2(a, b) makes b a copy of a: for 2>&1 it is 2 that changes.",
      next: "dup2(1, 2).",
    };
  }
  if (got?.includes(".") && expected.includes(".")) {
    return {
      reason: "> without a number is for descriptor 1, and 2> is for descriptor 2.",
      next: "Look whether the argument begins with 2, and give dup2 that number.",
    };
  }
  return {
    reason: `Nothing put ${expected} behind descriptor ${fd}.`,
    next: `Open the file, then dup2(fd, ${fd}).`,
  };
}
