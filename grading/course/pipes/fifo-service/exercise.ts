import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A service that survives its clients",
  lesson: "03-pipes",
  place: 4,
  level: 3,
  variables: ["service"],
  points: 11,
  stub: `const service = program(({ mkfifo, open, read, write, close, unlink, poll,
    stat, fork, exit, kill, attempt, signal, O_RDONLY, O_WRONLY, O_RDWR,
    O_NONBLOCK, POLLIN, SIGPIPE, SIGCHLD, SIGTERM, SIG_IGN }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "Begin with well-behaved clients: make `requests`, read from it, take complete lines, answer. Then ask of each call in your loop: can a client make me wait here, or die here?",
    "Between two clients nobody has `requests` open for writing, and `read` gives 0 bytes at once. Who could hold a write end all the time?",
    "Three calls concern a single client: `open`, `write`, `close`. `open` for writing waits for a reader; with `O_NONBLOCK` it fails with `ENXIO` instead. `write` waits when the FIFO is full, and raises `SIGPIPE` when the reader is gone.",
    "One way: on Linux `open(name, O_RDWR | O_NONBLOCK)` never waits and never fails for want of a reader. As long as you keep that descriptor the answer stays in the FIFO.",
    "Another way: `fork` for each answer, and let the child wait for its client. `signal(SIGCHLD, SIG_IGN)` keeps zombies away; at `stop` the children that still wait must be ended.",
  ],
} satisfies ExerciseFile;
