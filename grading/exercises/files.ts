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
  {
    id: "files/append-log",
    title: "A log in which nothing is lost",
    lesson: "01-files",
    level: 2,
    variables: ["appendLog"],
    points: 7,
    hints: [
      "Each process has an offset of its own, and the end of the file moves while the others write. Who can know where the end is at the moment of a write?",
      "The kernel does: one flag of `open` makes every `write` go to the end as it is then. The lesson compares it with seeking to the end first.",
      "What goes in as one `write` stays together. So put each line together as one text, with its newline, before it is written.",
    ],
  },
];
