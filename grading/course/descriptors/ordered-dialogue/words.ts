import { quote, type Words } from "../../../words/words.ts";

export const orderedDialogue = {
  sleep: "Two processes talk, and neither sleeps",
  own: "No process takes the sign that it gave itself",
  ends: "Both come to their end",
  order: "Whatever the scheduler does, nobody listens before the other has spoken",
  heard: "Each prints what the other said",
  reads: "What is printed was read from the file",
  said: "The file holds all sentences, each with its NUL",
  shared: "Both use one open file description",

  slept: (process: string, call: string): Words => ({
    expected: "Whoever has to wait, waits for an event.",
    happened: `${process} let time pass (${call}).`,
    reason: "A sleep is a guess at how long the other one takes, and no guess is always right.",
    next: "Wait in a call that returns when the other one has spoken: read on a pipe, for one.",
  }),
  noChild: (): Words => ({
    expected: "A parent and a child talk.",
    happened: "There was one process.",
    reason: "The program did not fork.",
    next: "Open talk.txt, then fork: so both have the same open file.",
  }),
  ownSign: (process: string): Words => ({
    expected: "What a process writes into a pipe is read by the other one.",
    happened: `${process} wrote into a pipe and read from the same one.`,
    reason:
      "A pipe does not know whom a byte is for: who has just written and reads at once gets its own byte, and goes on too early.",
    next: "Make two pipes: one for the signs of the parent, one for those of the child.",
  }),
  stuck: (explanation: string[]): Words => ({
    expected: "Both processes come to their end.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`.trim(),
    reason:
      "A process waits for a sign that the other one never gives, or gives only after a sign of its own.",
    next: "Go through the first two sentences by hand: who writes, who gives which sign, who waits for it? The parent speaks first, so it must not wait before that. Each sentence has one sign.",
  }),
  tooEarly: (process: string, call: string): Words => ({
    expected:
      "A process reads from the file, or writes into it, when the other one has finished its sentence.",
    happened: `${process} did not wait for that: its ${call} came too early. The picture shows where.`,
    reason:
      "Nothing made it wait, or the sign that it waited for was given before the sentence was written. On an idle machine that often goes well.",
    next: "First write the sentence, then give the sign; first wait for the sign, then read. In each direction.",
  }),
  misheard: (who: string, expected: string, got: string): Words => ({
    expected: `The ${who} prints ${quote(expected)}.`,
    happened: got === "" ? "It printed nothing." : `It printed ${quote(got)}.`,
    ...whyMisheard(who, got),
  }),
  notRead: (process: string, sentence: string): Words => ({
    expected: `${process} reads ${quote(sentence)} from talk.txt.`,
    happened: "It printed that without having read it.",
    reason: "Both have all sentences in argv, so it can be known without listening.",
    next: "Use the length from argv if you like, but print what read returned.",
  }),
  otherFile: (expected: string, got: string): Words => ({
    expected: `In the end talk.txt holds ${quote(expected)}.`,
    happened: `It holds ${quote(got)}.`,
    reason:
      got === expected.replaceAll("\0", "")
        ? "The NUL behind each sentence is missing."
        : "A sentence was left out, or written where another one stands: reading moves the offset that both share.",
    next:
      got === expected.replaceAll("\0", "")
        ? "Write it as C keeps its texts: the sentence, then \\0."
        : "After listening, the offset must stand behind the last sentence before the next one is written.",
  }),
  notShared: (opens: number): Words => ({
    expected: "All reads and writes go through one open file description.",
    happened: `They went through ${opens}.`,
    reason: "The file was opened again: each open makes an entry with an offset of its own.",
    next: "Call open once, before fork. The child inherits the descriptor, and with it the offset.",
  }),
};

function whyMisheard(who: string, got: string): Pick<Words, "reason" | "next"> {
  const other = who === "parent" ? "child" : "parent";
  if (got === "") {
    return {
      reason: `The ${who} did not print, or it left its output to the ${other}.`,
      next: `print(\`${who} heard: …\\n\`) when read has returned.`,
    };
  }
  if (got.includes("\0")) {
    return {
      reason: "The NUL was printed, too. It belongs to the message in the file, not to the text.",
      next: "Leave the last byte out: subarray(0, length - 1).",
    };
  }
  if (/heard: \n/.test(got)) {
    return {
      reason: "read found the end of the file: the offset stood behind the sentence.",
      next: "Go back by the length of the sentence and its NUL before you read.",
    };
  }
  return {
    reason:
      "It read from another place: the start of the file, or where the shared offset had been left.",
    next: "Go back from where the offset stands, behind the last sentence, by that sentence's length and its NUL.",
  };
}
