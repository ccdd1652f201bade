import type { Words } from "../../../words/words.ts";

export const framing = {
  characters: "A character that comes in two pieces stays whole",
  long: "A message that is announced too long is an error, at once",

  notWhole: (): Words => ({
    expected: "Every character is printed as it was sent.",
    happened: "Some became �.",
    reason: "ü has two bytes. Each half, made into text on its own, is not a character.",
    next: "Join the parts as bytes, with Buffer.concat, and print the Buffer.",
  }),
  tooLong: (status: number | null): Words => ({
    expected: "The program exits with status 1 when it has read the length.",
    happened: status === null ? "It waits for more." : `It exited with status ${status}.`,
    reason:
      "The length was believed: who sends it can make you wait, or ask for any amount of memory.",
    next: "Compare the length with the most that is allowed, before you read on.",
  }),
};
