import { count, quote, type Words } from "../../../words/words.ts";

export const guardedCounter = {
  ends: "Every process comes to its end",
  children: "There are as many children as were asked for",
  waits: "The parent waits for all of its children",
  sum: "The parent prints what all have counted",
  nothingLost: "No addition is lost, however the processes are delayed",

  family: (asked: number, made: number, own: number): Words => ({
    expected: `The parent makes ${count(asked, "child", "children")}, and these make none.`,
    happened:
      made === own
        ? `It made ${count(made, "child", "children")}.`
        : `There were ${made} processes beside it, of which ${own} were its own children.`,
    reason:
      made > own
        ? "A child that is not ended goes on with the parent's loop, and forks, too."
        : "The number of children is not the first argument.",
    next:
      made > own
        ? "Let each child end with exit(0) when it has counted."
        : "Take the number from argv[0], and fork that many times.",
  }),
  tooFewWaits: (children: number, ended: number): Words => ({
    expected: `The parent waits ${count(children, "time")}: once for each child.`,
    happened: `It waited for ${count(ended, "child", "children")}.`,
    reason: "Who does not wait reads the number while others still add to it.",
    next: "Call wait() once for each child, after the loop that forks, and read the number then.",
  }),
  wrongSum: (times: number, got: string): Words => ({
    expected: `One child counts ${times} times: the parent prints ${times}.`,
    happened: got === "" ? "It printed nothing." : `It printed ${quote(got.trim())}.`,
    reason:
      "After fork each process has a copy of all variables of its own. Only what is in the segment is shared.",
    next: "Count with memory.load and memory.store (or memory.add) at offset 0, and print what memory.load(0) gives at the end.",
  }),
  lost: (children: number, times: number, got: string): Words => ({
    expected: `${children} children count ${times} times each, some of them delayed: ${children * times}.`,
    happened: `The parent printed ${quote(got.trim())}.`,
    reason:
      "Two processes loaded the same number, and both stored the same number plus 1. One of the two additions is gone.",
    next: "Hold the semaphore from before the load until after the store, or add in one step: memory.add(0, 1).",
  }),
};
