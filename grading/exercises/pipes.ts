import type { CourseExercise } from "./types.ts";

export const pipes: CourseExercise[] = [
  {
    id: "pipes/two-way",
    title: "Ask a child, both ways",
    lesson: "03-pipes",
    level: 1,
    variables: ["twoWay"],
    points: 6,
    stub: `const twoWay = program(({ argv, pipe, fork, read, write, close, print,
                          wait, exit }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "A pipe has one direction. How many do you need, and who keeps which end of each?",
      "Call `pipe` twice before `fork`: `question` for the way to the child, `answer` for the way back. Directly after `fork` each side closes the two ends that it does not use.",
      "The child's loop ends when `read` gives 0 bytes. That can only happen when every copy of the write end is closed: the child's own, and the parent's after it has written.",
    ],
  },
  {
    id: "pipes/three-stages",
    title: "Three stages, as the shell builds them",
    lesson: "03-pipes",
    level: 1,
    variables: ["threeStages"],
    points: 7,
    stub: `const threeStages = program(({ pipe, fork, dup2, close, execvp, wait }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "The lesson built `ls | grep passed` with one pipe and two forks. How many of each do three stages need, and which stage has a pipe on both sides?",
      "In each child: `dup2` the end it reads from onto 0, `dup2` the end it writes to onto 1, close all four ends, `execvp`.",
      "`sort` prints nothing before its input ends. It ends when the last write end of the first pipe is closed: count who has a copy of it after three forks.",
      "The parent closes all four ends when the last child is made, and only then calls `wait`, three times.",
    ],
  },
  {
    id: "pipes/filter",
    title: "Through a filter and back",
    lesson: "03-pipes",
    level: 2,
    variables: ["filtered"],
    points: 9,
    stub: `const filtered = program(({ argv, open, pipe, fork, dup2, execvp, fcntl,
    poll, read, write, close, print, wait, exit, signal, attempt, O_RDONLY,
    O_NONBLOCK, F_SETFL, POLLIN, POLLOUT, SIGPIPE, SIG_IGN }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "With a short text you can write everything and then read everything. Which two buffers are full when that no longer works, and who waits for whom?",
      "Do not choose between writing and reading: wait for both. `poll` takes the write end with `POLLOUT` and the read end with `POLLIN`, and returns when one of them can go on.",
      "`POLLOUT` promises room for a part. Set the write end to `O_NONBLOCK` with `fcntl`, write what is left, and go on behind the bytes that `write` took. A descriptor of -1 in the list of `poll` is left out: useful when all is written and the end is closed.",
      "There is another way: a second child writes the text while the parent reads. Then nobody needs `poll`.",
      "A filter such as `head` leaves early. Set `SIGPIPE` to `SIG_IGN` after `fork`, so that the filter does not inherit it, and take `EPIPE` for the end of the writing.",
    ],
  },
  {
    id: "pipes/fifo-service",
    title: "A service that survives its clients",
    lesson: "03-pipes",
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
  },
];
