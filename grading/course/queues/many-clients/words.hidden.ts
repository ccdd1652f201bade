import type { Words } from "../../../words/words.ts";

export const manyClients = {
  spaces: "A text may have spaces",
  removed: "The server ends when the queue is removed under it",

  cut: (): Words => ({
    expected: "All of the text comes back, the spaces too.",
    happened: "Something else came back.",
    reason: "The request was split at every space, and only the first piece was taken.",
    next: "Only the first space ends the pid: look for it with indexOf, and take all that follows.",
  }),
  notRemoved: (): Words => ({
    expected: "A server that waits while somebody removes the queue exits with 0.",
    happened: "It did not.",
    reason: "msgrcv then fails with EIDRM, and after that with EINVAL.",
    next: "Look at the code with attempt: at EIDRM or EINVAL there is nobody left to serve, so end.",
  }),
};
