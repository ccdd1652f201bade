import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Ask, and listen to the end",
  lesson: "04-sockets",
  place: 2,
  level: 2,
  variables: ["asker"],
  points: 8,
  stub: `const asker = program(({ argv, getaddrinfo, socket, connect, open, read,
    write, shutdown, close, print, exit, attempt, O_RDONLY, SOCK_STREAM,
    SHUT_WR }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "How does the server know that the request has ended? And what is left of your socket when it knows?",
    "`close` ends both directions. `shutdown(s, SHUT_WR)` ends yours: the server reads 0 bytes, and you can still read.",
    "`getaddrinfo(host, port, { socktype: SOCK_STREAM })` returns a list. Each entry has a `family`, for `socket`, and an `address`, for `connect`. Take the first one that `connect` does not refuse.",
    "The request and the answer may be longer than any buffer: both need a loop that ends when `read` gives 0 bytes.",
  ],
} satisfies ExerciseFile;
