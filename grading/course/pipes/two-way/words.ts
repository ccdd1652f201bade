import { plural } from "../../../../lib/words/plural.ts";
import { quote, type Words } from "../../../words/words.ts";

export const twoWay = {
  twoPipes: "There is a pipe for each direction",
  ends: "Both processes come to their end",
  answer: "The parent prints the child's answer",
  child: "It is the child that answers",

  noPipes: (pipes: number): Words => ({
    expected: "The parent writes into one pipe and the child into another.",
    happened: plural(pipes, { one: "There was 1 pipe.", other: `There were ${pipes} pipes.` }),
    reason: "With one pipe for both directions a process can read its own message.",
    next: "Call pipe twice before fork, and use one pipe for the question and one for the answer.",
  }),
  ownMessage: (process: string): Words => ({
    expected: "No process reads from the pipe that it writes into.",
    happened: `${process} wrote into a pipe and read from the same one.`,
    reason: "A pipe does not know who a message is for: whoever reads first gets it.",
    next: "Read from the other pipe.",
  }),
  noAnswer: (expected: string, got: string): Words => ({
    expected: `The parent prints ${quote(expected)}.`,
    happened: got === "" ? "It printed nothing." : `It printed ${quote(got)}.`,
    reason:
      got === ""
        ? "The answer was not printed, or not by the parent."
        : "The answer came back changed, cut or with something beside it.",
    next: "Let the parent read from the answer's pipe until read gives 0 bytes, and print just that.",
  }),
  alone: (): Words => ({
    expected: "The child reads the word from a pipe and writes the answer into another.",
    happened: "No bytes of the answer came from the child.",
    reason: "The parent worked the answer out itself.",
    next: "Let the child do it: it reads, changes the text, and writes.",
  }),
};
