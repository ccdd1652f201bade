import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A counter for everybody",
  lesson: "07-memory-maps",
  place: 2,
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
} satisfies ExerciseFile;
