import type { Words } from "../../../words/words.ts";
import { fifoService as open } from "./words.ts";

export const fifoService = {
  ...open,
  gone: "A client that never made its FIFO does no harm",
  left: "A client that leaves before it reads does no harm",
  lazy: "A client that never reads does no harm",

  full: (explanation: string[]): Words => ({
    expected: "A client is answered while the FIFO of another one is full.",
    happened: `The run got stuck. ${explanation.slice(0, 3).join(" ")}`,
    reason:
      "A write into a full FIFO waits until its reader takes something, and this one never does.",
    next: "Write to clients with O_NONBLOCK: at EAGAIN this answer is dropped or kept, and the others go on.",
  }),
};
