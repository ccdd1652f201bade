import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A log that survives",
  lesson: "07-memory-maps",
  place: 3,
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
} satisfies ExerciseFile;
