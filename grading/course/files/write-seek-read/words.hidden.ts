import { plural } from "../../../../lib/words/plural.ts";
import { quote, type Words } from "../../../words/words.ts";

export const writeSeekRead = {
  bytes: "It works with any letters",
  closes: "What was opened is closed",

  characters: (expected: string, got: string): Words => ({
    expected: `The file and the output are right with ${quote(expected)}.`,
    happened: `There was ${quote(got)}.`,
    reason:
      "Offsets and counts are in bytes. A letter such as é has two in UTF-8, while length counts it as one.",
    next: "Add up what write returned, or use Buffer.byteLength(text), wherever length is used for an offset or a count.",
  }),
  leftOpen: (descriptors: number): Words => ({
    expected: "No descriptor above 2 is open when the program ends.",
    happened: plural(descriptors, {
      one: "1 descriptor was still open.",
      other: `${descriptors} descriptors were still open.`,
    }),
    reason:
      "The kernel closes what a process leaves open, so it does no harm here. In a program that goes on it is a leak.",
    next: "close(fd) when the last call that uses it is done.",
  }),
};
