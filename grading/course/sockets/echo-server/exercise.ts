import type { ExerciseFile } from "../../types.ts";

export default {
  title: "An echo server that holds",
  lesson: "04-sockets",
  place: 3,
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
    "Keep for each client what has come and is not yet a whole line, and what is still to be sent. `poll` takes the listening socket and all clients: `POLLIN` for each, and `POLLOUT` for those with something to send.",
    "`accept4(server, SOCK_NONBLOCK)` makes clients whose `send` never waits: it returns how many bytes it took, perhaps not all, or throws `EAGAIN`. Keep the rest.",
    "`attempt` around `read` and `send`, and `MSG_NOSIGNAL`: whatever fails there, except `EAGAIN`, ends that one client. So does `read` with 0 bytes, once its answers are sent.",
    "A child for each client is another way: a child may wait for its client, and die with it. Then the parent has to hear of `stop`, through a pipe for instance.",
  ],
} satisfies ExerciseFile;
