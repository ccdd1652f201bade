import type { CourseExercise } from "./types.ts";

export const sockets: CourseExercise[] = [
  {
    id: "sockets/framing",
    title: "Messages on a stream",
    lesson: "04-sockets",
    level: 1,
    variables: ["receiver"],
    points: 8,
    stub: `const receiver = program(({ socket, connect, read, recv, print, ntohl, exit,
    AF_UNIX, SOCK_STREAM, MSG_WAITALL }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "A stream has no messages, only bytes. `read(s, 4)` may return 1, 2, 3 or 4 of them, or none at the end.",
      "Write a helper first: `exactly(count)` calls `read` for what is still missing, until nothing is or `read` gives 0 bytes, and returns the parts joined by `Buffer.concat`.",
      "Then the program is short: `exactly(4)`, `readUInt32BE`, `exactly(length)`, `print`, and again.",
      "Where may the stream end? Only where a length would begin. There `exactly(4)` returns 0 bytes; any other number short of what was asked for means that a part is missing.",
    ],
  },
  {
    id: "sockets/half-close",
    title: "Ask, and listen to the end",
    lesson: "04-sockets",
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
  },
  {
    id: "sockets/echo-server",
    title: "An echo server that holds",
    lesson: "04-sockets",
    level: 3,
    variables: ["echo"],
    points: 12,
    stub: `const echo = program(({ socket, setsockopt, bind, listen, accept, accept4,
    read, write, send, close, poll, pipe, fork, kill, signal, exit, attempt,
    AF_INET, SOCK_STREAM, SOCK_NONBLOCK, SOL_SOCKET, SO_REUSEADDR, POLLIN,
    POLLOUT, MSG_NOSIGNAL, SIGCHLD, SIGTERM, SIG_IGN }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "Of each call in your loop ask two questions: which client can make me wait here, and which one can make it fail?",
      "Keep for each client what has come and is no line yet, and what is still to be sent. `poll` takes the listening socket and all clients: `POLLIN` for each, and `POLLOUT` for those with something to send.",
      "`accept4(server, SOCK_NONBLOCK)` makes clients whose `send` never waits: it returns how many bytes it took, perhaps not all, or throws `EAGAIN`. Keep the rest.",
      "`attempt` around `read` and `send`, and `MSG_NOSIGNAL`: whatever fails there, except `EAGAIN`, ends that one client. So does `read` with 0 bytes, once its answers are sent.",
      "A child for each client is another way: a child may wait for its client, and die with it. Then the parent has to hear of `stop`, through a pipe for instance.",
    ],
  },
];
