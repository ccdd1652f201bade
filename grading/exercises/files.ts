import type { CourseExercise } from "./types.ts";

export const files: CourseExercise[] = [
  {
    id: "files/write-seek-read",
    title: "Write, seek, read",
    lesson: "01-files",
    level: 1,
    variables: ["writeSeekRead"],
    points: 9,
    stub: `const writeSeekRead = program(({ argv, open, write, lseek, read, close,
    print, O_RDWR, O_CREAT, O_TRUNC, SEEK_SET }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "Which flags let one descriptor both write and read? Which make the file where it is missing, and which empty it where it is not?",
      "After two writes the offset stands behind the last byte. The second word begins where the first word and the space end: `lseek(fd, THERE, SEEK_SET)`, then `read`.",
      "The kernel counts bytes, and `length` of a text counts characters; for `é` these differ. `write` returns how many bytes it wrote, and `Buffer.byteLength(text)` tells it beforehand.",
    ],
  },
  {
    id: "files/append-log",
    title: "A log in which nothing is lost",
    lesson: "01-files",
    level: 2,
    variables: ["appendLog"],
    points: 7,
    stub: `const appendLog = program(({ argv, open, write, close, O_WRONLY, O_CREAT,
    O_APPEND }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "Each process has an offset of its own, and the end of the file moves while the others write. Who can know where the end is at the moment of a write?",
      "The kernel does: one flag of `open` makes every `write` go to the end as it is then. The lesson compares it with seeking to the end first.",
      "What goes in as one `write` stays together. So put each line together as one text, with its newline, before it is written.",
    ],
  },
  {
    id: "files/locked-counter",
    title: "A number that several processes count up",
    lesson: "01-files",
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
  },
];
