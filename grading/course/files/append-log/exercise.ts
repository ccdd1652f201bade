import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A log in which nothing is lost",
  lesson: "01-files",
  place: 2,
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
} satisfies ExerciseFile;
