import type { Words } from "../../../words/words.ts";
import { echoServer as open } from "./words.ts";

export const echoServer = {
  ...open,
  gone: "A client that leaves before it has its answers does no harm",
  slow: "A client that reads late gets all its answers",

  lost: (expected: number, got: number): Words => ({
    expected: `A client that reads late gets its ${expected} answers.`,
    happened: `It got ${got}.`,
    reason:
      "A non-blocking send takes what there is room for, or fails with EAGAIN. The rest was thrown away.",
    next: "send returns how much it took: keep the rest, and send it when poll says POLLOUT.",
  }),
};
