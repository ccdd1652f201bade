import { count, quote, type Words } from "../../../words/words.ts";

export const ringBuffer = {
  wakes: "The producer wakes a consumer that sleeps",
  sleeps: "The consumer sleeps while nothing is there",
  looksAgain: "A consumer that was woken for nothing sleeps on",
  full: "The producer waits while the ring is full",
  givesBack: "The consumer gives places back, and wakes the producer",
  storedFirst: "A text is whole when it is counted",
  readFirst: "A text is read before its place is given back",

  notWoken: (sent: number, got: string): Words => ({
    expected: `A consumer in C sleeps on word 0. It is woken, and prints ${count(sent, "text")}.`,
    happened: `It printed ${count(got.split("\n").length - 1, "text")}, and sleeps on.`,
    reason:
      "A store wakes nobody: who sleeps in futex_wait sleeps until somebody calls futex_wake.",
    next: "After each memory.add(0, 1) call futex_wake(memory, 0). Put an empty text in as the last.",
  }),
  otherTexts: (expected: string, got: string): Words => ({
    expected: `A consumer in C finds ${quote(expected)}.`,
    happened: `It found ${quote(got)}.`,
    reason:
      "The texts are not where the layout says, have no NUL after them, or no empty text comes last.",
    next: "Text n stands at 64 + (n % 8) * 128, with a NUL after it; then the word at 0 becomes n + 1.",
  }),
  awake: (): Words => ({
    expected:
      "While nothing is there the consumer sleeps on word 0: a producer in C waits for that.",
    happened: "It never slept there.",
    reason:
      "It looks at the word again and again, and takes the CPU from the one that it waits for.",
    next: "While the word at 0 is the number that you have taken, call futex_wait(memory, 0, number), within attempt: EAGAIN means that it is another already.",
  }),
  wokenForNothing: (expected: string, got: string): Words => ({
    expected: `Woken when there was nothing, too, the consumer prints ${quote(expected)}.`,
    happened: `It printed ${quote(got)}.`,
    reason: "futex_wait returns for many reasons. That there is something new is only one of them.",
    next: "Make it a loop, not an if: look at the word again after each futex_wait.",
  }),
  overwritten: (texts: string[], got: string): Words => ({
    expected: `${count(texts.length, "text")} and the empty one go through a ring of 8 places. The consumer begins late and prints all of them.`,
    happened: `It printed ${count(got.split("\n").length - 1, "text")}${got === "" ? "" : `, the first was ${quote(got.split("\n")[0] ?? "")} instead of ${quote(texts[0] ?? "")}`}.`,
    reason: "The ninth text was stored over the first, which nobody had read.",
    next: "While put minus taken is 8, sleep: futex_wait(memory, 4, taken), in a loop that loads the word at 4 again.",
  }),
  notGivenBack: (sent: number, got: string): Words => ({
    expected: `A producer in C has put ${count(sent, "text")} in, and waits for room for the empty one. All get through.`,
    happened: `${count(got.split("\n").length - 1, "text")} got through.`,
    reason: "The producer sleeps on word 4 until somebody adds to it and wakes it.",
    next: "After each text that you have read: memory.add(4, 1), then futex_wake(memory, 4).",
  }),
  tooEarly: (texts: string[], got: string): Words => ({
    expected:
      "A consumer in C that looks all the time, beside a producer that is delayed between its stores, finds each text whole.",
    happened: firstDifference(texts, got),
    reason: "The word at 0 said that the text was there before it was.",
    next: "First the text, then the count: memory.write(…), then memory.add(0, 1), then futex_wake.",
  }),
  tooLate: (texts: string[], got: string): Words => ({
    expected:
      "Beside a producer in C that uses each place at once, a consumer that is delayed prints each text once.",
    happened: firstDifference(texts, got),
    reason: "The place was given back before its text was read, and the next text came in.",
    next: "First read, then give back: memory.readCString(…), then memory.add(4, 1), then futex_wake.",
  }),
};

function firstDifference(texts: string[], got: string): string {
  const lines = got.split("\n").slice(0, -1);
  const at = texts.findIndex((text, i) => text !== lines[i]);
  const found = lines[at];
  if (found === undefined) return `Only ${count(lines.length, "text")} of ${texts.length} came.`;
  return `Text ${at} should have been ${quote(texts[at] ?? "", 40)}, and was ${quote(found, 40)}.`;
}
