import type { Words } from "../../../words/words.ts";

export const nothingLost = {
  thereAlready: "The queue may be there already",

  notThere: (): Words => ({
    expected: "A receiver that came first gets the message.",
    happened: "It did not get it.",
    reason: "With IPC_EXCL msgget fails when the queue is there already: EEXIST.",
    next: "Ask with IPC_CREAT alone: it makes the queue, or gives the one that is there.",
  }),
};
