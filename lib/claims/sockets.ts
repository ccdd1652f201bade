import type { Claims } from "./types.ts";

export const socketClaims: Claims = {
  "C4.1": {
    text: "The steps are socket, bind, listen, connect, accept, read and write, close.",
    expected: "holds",
  },
  "C4.2": { text: "Sockets are for processes on different computers.", expected: "holds if" },
  "C4.3": {
    text: "One write on one side is one read on the other.",
    expected: "holds if",
  },
  "C4.4": { text: "The answer fits into its buffer of 256 bytes.", expected: "holds if" },
  "C4.5": { text: "Restarting the server just works.", expected: "holds if" },
  "C4.6": {
    text: "Both sides must bind their sockets and connect them before they talk.",
    expected: "does not hold",
  },
  "C4.7": { text: "listen waits for requests.", expected: "does not hold" },
};
