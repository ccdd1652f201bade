import type { Words } from "../../../words/words.ts";

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
