import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A number that several processes count up",
  lesson: "01-files",
  place: 3,
  level: 3,
  variables: ["lockedCounter"],
  points: 8,
  stub: `const lockedCounter = program(({ argv, open, flock, fcntl, pread, pwrite,
    close, O_RDWR, O_CREAT, LOCK_SH, LOCK_EX, LOCK_UN }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "Read, add, write are three steps. What happens if another process does all three of its own between two of yours?",
    "The lock has to be there before the number is read, and it may go only when the new one is written. It must be exclusive, and on `counter.txt` itself.",
    "Open the file once, with `O_RDWR | O_CREAT` and no `O_TRUNC`. Then, for each step: `flock(fd, LOCK_EX)`, `pread` at 0, `pwrite` at 0, `flock(fd, LOCK_UN)`. A new file is empty: take that for 0.",
    "Two traps for those who do it otherwise: a lock by `fcntl` goes when the process closes *any* descriptor of the file; and whoever replaces the file by `rename` leaves the others waiting at the old one.",
  ],
} satisfies ExerciseFile;
