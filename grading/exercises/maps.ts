import type { CourseExercise } from "./types.ts";

export const maps: CourseExercise[] = [
  {
    id: "maps/replace-text",
    title: "A text in place of another",
    lesson: "07-memory-maps",
    level: 1,
    variables: ["note"],
    points: 8,
    stub: `const note = program(({ argv, open, ftruncate, mmap, munmap, close, O_RDWR,
    O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "A store through a map changes bytes. What does it do to the length of the file?",
      "`ftruncate(fd, length)` makes a file shorter or longer, whichever is needed. A map cannot have 0 bytes.",
      "Open with `O_RDWR | O_CREAT` and a mode; `ftruncate` to the text's length in bytes; if there is a text, `mmap` so many bytes with `MAP_SHARED`, `write` it at 0, `munmap`. Close the descriptor.",
    ],
  },
  {
    id: "maps/shared-counter",
    title: "A counter for everybody",
    lesson: "07-memory-maps",
    level: 2,
    variables: ["counter"],
    points: 7,
    stub: `const counter = program(({ open, ftruncate, mmap, munmap, close, O_RDWR,
    O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "Two steps must not come apart: load and store. And which step of yours could harm a number that others are already counting?",
      '`O_TRUNC`, a store of 0 and a check "am I the first?" all go wrong when two come at the same time. `ftruncate(fd, 4)` does not: on a file of 4 bytes it changes nothing, and a file that grows is filled with zeros.',
      "`open` with `O_RDWR | O_CREAT`, `ftruncate(fd, 4)`, `mmap` 4 bytes shared, `close`; then `map.add(0, 1)` 10 times, and `munmap`.",
    ],
  },
  {
    id: "maps/surviving-log",
    title: "A log that survives",
    lesson: "07-memory-maps",
    level: 3,
    variables: ["log"],
    points: 8,
    stub: `const log = program(({ open, ftruncate, fstat, mmap, munmap, read, close,
    O_RDWR, O_RDONLY, O_CREAT, PROT_READ, PROT_WRITE, MAP_SHARED }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "Imagine the kill between any two lines of your program. What does the number count then, and what is in the file?",
      "What is behind the counted bytes does not matter. So a line can be stored there, and become part of the log by one store of the number. In which order, then? And where does a half line wait for its rest?",
      "Give the file room with `ftruncate`, map it shared. Read; join with what was left over; for each whole line store it at `4 + count`, then store `count + line.length` at 0. When a line does not fit, `ftruncate`, `munmap`, and `mmap` the longer file.",
    ],
  },
];
