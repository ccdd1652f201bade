import { count, type Words } from "../../../words/words.ts";

export const filter = {
  bytes: "Every byte comes back as it was",
  idle: "While there is nothing to do, the program waits",
  waits: "No child is left as a zombie",

  changed: (at: number): Words => ({
    expected: "The bytes that come back are those that were sent.",
    happened: `They differ from byte ${at} on.`,
    reason:
      "A read may end in the middle of a character. Made into text on its own, such a part loses bytes.",
    next: "Keep the parts as Buffers and join them with Buffer.concat; make no text of them.",
  }),
  spins: (): Words => ({
    expected: "While the filter is slow the program waits in a call.",
    happened: "It never waited: it asked again and again, until its time was used up.",
    reason: "With O_NONBLOCK a call that has nothing to do fails at once, and the loop repeats it.",
    next: "Wait in poll for both ends, and only then read or write.",
  }),
  zombie: (children: number, waited: number): Words => ({
    expected: `The program waits for ${count(children, "child", "children")}.`,
    happened: `It waited for ${waited}.`,
    reason: "Without wait a child that has ended stays a zombie, and nobody learns its status.",
    next: "Call wait() once for each child when the answer is there.",
  }),
};
