import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Through a filter and back",
  lesson: "03-pipes",
  place: 3,
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
} satisfies ExerciseFile;
