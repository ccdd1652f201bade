/** What learners are told of their way through a filter and back. */
import { count, quote, type Words } from "../../../words/words.ts";

export const filter = {
  ends: "The filter sees the end of its input, and all come to their end",
  answer: "The program prints what came back, and how many bytes it was",
  large: "A text that is longer than both pipes comes back whole",
  last: "A filter may answer only when it has read everything",
  quits: "A filter may leave before it has read everything",

  noEnd: (explanation: string[]): Words => ({
    expected: "The filter reads until end of file, answers, and exits.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`,
    reason:
      "The filter waits for more: somebody can still write into its pipe. Every copy of the write end counts, also the filter's own.",
    next: "Close the write end when all is written; and in each child, before execvp, all ends that it does not use.",
  }),
  wrong: (expected: string, got: string): Words => ({
    expected: `The program prints ${quote(expected)}.`,
    happened: got === "" ? "It printed nothing." : `It printed ${quote(got)}.`,
    reason: got.startsWith("0\n")
      ? "Nothing came back through a pipe: the filter writes to another place."
      : "The count is missing or wrong, or something was added, changed or left out.",
    next: "Make the filter's standard output (1) the write end of the second pipe, read the other end until end of file, and print the count, a newline, and the bytes.",
  }),
  deadlock: (explanation: string[]): Words => ({
    expected: "Both pipes may be full, and the work still goes on.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`,
    reason:
      "You wait until the filter reads on, and the filter waits until you read what it has written: both pipes are full.",
    next: "Never wait in write while answers wait to be read. Either ask with poll which end is ready, and write with O_NONBLOCK; or let a second child do the writing.",
  }),
  cut: (expected: number, got: number): Words => ({
    expected: `${count(expected, "byte")} come back.`,
    happened: `${got} came back.`,
    reason:
      "A write into a pipe with little room takes a part, and a read gives what is there: both return how much it was.",
    next: "Go on behind the bytes that write took, and read until read gives 0 bytes.",
  }),
  tooEarly: (explanation: string[]): Words => ({
    expected: "The program goes on writing, although no answer has come yet.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`,
    reason: "It waits for an answer to what it has sent so far, and the filter waits for the rest.",
    next: "Read when poll says that there is something to read, or in another process; never because you have just written.",
  }),
  sigpipe: (): Words => ({
    expected: "The filter has left, and the program prints what it got from it, and exits with 0.",
    happened: "The program was ended by SIGPIPE.",
    reason: "A write into a pipe that nobody reads any more raises this signal.",
    next: "After fork, ignore it: signal(SIGPIPE, SIG_IGN). Then write throws EPIPE: stop writing, and read what has come.",
  }),
};
