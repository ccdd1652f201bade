import { newFile } from "../../../words/new-file.ts";
import { startedCommand } from "../../../words/started-command.ts";
import { quote, type Words } from "../../../words/words.ts";

export const redirect = {
  ...newFile,
  ...startedCommand,
  command: "It starts the command itself, with its name and arguments",
  input: "The command's input comes from in.txt",
  output: "The command's output goes into out.txt",
  error: "The command's errors stay where they were",
  old: "out.txt holds the command's output and nothing older",
  fresh: "A missing out.txt is made",
  only: "The command has 0, 1 and 2 and nothing else",

  errorMoved: (got: string | null): Words => ({
    expected: "Descriptor 2, standard error, leads where it led before.",
    happened: got === null ? "It was closed." : `It led to ${got}.`,
    reason: "> redirects descriptor 1 and nothing else; for errors there is 2>.",
    next: "Leave descriptor 2 alone.",
  }),
  tail: (expected: string, old: string, got: string): Words => ({
    expected: `out.txt holds ${quote(expected)}.`,
    happened: `It holds ${quote(got)}.`,
    reason: got.endsWith(old.slice(-8))
      ? "The older text is still there: a write replaces bytes, it does not shorten the file."
      : "Something else was written than what the command writes.",
    next: "> empties the file first: open it with O_TRUNC.",
  }),
};
