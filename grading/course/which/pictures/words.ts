import { foundText } from "../../../words/choice.ts";
import type { Words } from "../../../words/words.ts";

export const pictures = {
  fits: "1 MiB goes in one piece",
  found: "A process that is not a child can find it",
  kept: "The picture is there for a worker that is started again",

  tooLarge: (mechanism: string): Words => ({
    expected: "The kernel takes a message of 1,048,576 bytes.",
    happened: `It refuses it for ${mechanism}.`,
    reason: "Queues and datagrams have a largest message, and it is far smaller.",
    next: "Look at measured.refusals: which mechanisms are not among them at this size?",
  }),
  nameless: (mechanism: string): Words => ({
    expected: "A worker that was started by somebody else finds the picture by a name.",
    happened: `There is none: ${mechanism} has to be inherited, or handed over.`,
    reason: "It is known to its maker and the maker's children only.",
    next: "Choose one with a path or a key.",
  }),
  notKept: (found: string): Words => ({
    expected: "A process is killed, and the next one finds what was there.",
    happened: foundText(found),
    reason: "The bytes are gone with the last process that held it open.",
    next: "Choose one that keeps them where every worker may look.",
  }),
};
