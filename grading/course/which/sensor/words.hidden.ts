import { commas, micro } from "../../../words/choice.ts";
import type { Words } from "../../../words/words.ts";

export const sensor = {
  slower: "What is said to be slower is slower",

  fewSlower: (count: number): Words => ({
    expected: "slower names at least three other mechanisms.",
    happened: `It names ${count}.`,
    reason: "A choice is justified by what it was compared with.",
    next: "Name the mechanisms whose round trip on one CPU took clearly longer than that of your choice.",
  }),
  notSlower: (names: string[], mechanism: string, here: number): Words => ({
    expected: `Each of those in slower takes longer than ${mechanism}, ${micro(here)} here.`,
    happened: `Not slower: ${commas(names)}.`,
    reason: "A mechanism was named that is quicker, or that was not measured.",
    next: "Compare the medians of one size, one placement and one mode. Being right for the task does not mean being the quickest.",
  }),
};
