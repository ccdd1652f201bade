import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A text in place of another",
  lesson: "07-memory-maps",
  place: 1,
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
    "Open with `O_RDWR | O_CREAT` and a mode; `ftruncate` to the text's length in bytes; if there is a text, `mmap` that many bytes with `MAP_SHARED`, `write` it at 0, `munmap`. Close the descriptor.",
  ],
} satisfies ExerciseFile;
