import type { CourseExercise } from "./types.ts";

export const files: CourseExercise[] = [
  {
    id: "files/write-seek-read",
    title: "Write, seek, read",
    lesson: "01-files",
    level: 1,
    variables: ["writeSeekRead"],
    points: 9,
    hints: [
      "Which flags let one descriptor both write and read? Which make the file where it is missing, and which empty it where it is not?",
      "After two writes the offset stands behind the last byte. The second word begins where the first word and the space end: `lseek(fd, THERE, SEEK_SET)`, then `read`.",
      "The kernel counts bytes, and `length` of a text counts characters; for `é` these differ. `write` returns how many bytes it wrote, and `Buffer.byteLength(text)` tells it beforehand.",
    ],
  },
];
