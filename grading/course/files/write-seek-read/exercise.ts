import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Write, seek, read",
  lesson: "01-files",
  place: 1,
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
} satisfies ExerciseFile;
