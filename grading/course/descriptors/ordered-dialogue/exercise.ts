import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A dialogue that nobody has to sleep for",
  lesson: "02-descriptors",
  place: 3,
  level: 3,
  variables: ["orderedDialogue"],
  points: 12,
  stub: `const orderedDialogue = program(({ argv, open, pipe, fork, write, lseek,
    read, wait, print, O_RDWR, O_CREAT, O_TRUNC, SEEK_CUR }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "In the lesson both sleep and hope. What could the listener wait for instead: something that can only happen when the sentence is in the file?",
    "`read` on an empty pipe waits. Make two pipes before `fork`, one for *the parent has spoken* and one for *the child has spoken*, and send one byte when the sentence is written, not earlier.",
    "The offset is shared, and stands behind what was written last. So the listener goes back by the length of the sentence and its NUL, `lseek(fd, -length, SEEK_CUR)`, and reads: then the offset is where the next sentence belongs.",
    "Both processes run the same loop over the sentences; parent and child differ only in whether they say the even ones or the odd ones.",
  ],
} satisfies ExerciseFile;
