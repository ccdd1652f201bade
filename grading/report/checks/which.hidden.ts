/** What learners are told by the hidden checks of the section that compares. */
import { list, micro } from "./which.ts";
import type { Words } from "./words.ts";

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
    happened: `Not slower: ${list(names)}.`,
    reason: "A mechanism was named that is quicker, or that was not measured.",
    next: "Compare the medians of one size, one placement and one mode. Being right for the task does not mean being the quickest.",
  }),
};

export const pictures = {
  idle: "Waiting for a minute costs next to nothing",
  refused: "The list of those that cannot carry it is right",

  busy: (): Words => ({
    expected: "A worker that waits uses no CPU time.",
    happened: "It uses all that it can get.",
    reason:
      "The way of waiting is part of the choice, and for a minute waiting is all that happens.",
    next: "Compare the CPU time of a round trip on one CPU: the member cpu of a point.",
  }),
  wrongRefused: (): Words => ({
    expected: "refused names those that do not carry 1 MiB as one message, and no other.",
    happened: "One is missing, or one too many is there.",
    reason:
      "Perhaps the size of a buffer was taken for the largest message, or a mechanism of fixed size forgotten.",
    next: "Take the names from measured.refusals, and think of the one that carries 8 bytes only.",
  }),
};
