import type { CourseExercise } from "./types.ts";

export const descriptors: CourseExercise[] = [
  {
    id: "descriptors/redirect",
    title: "From a file, into a file",
    lesson: "02-descriptors",
    level: 1,
    variables: ["redirect"],
    points: 9,
    stub: `const redirect = program(({ argv, open, dup2, close, execvp, O_RDONLY,
    O_WRONLY, O_CREAT, O_TRUNC }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "A command reads from descriptor 0 and writes to descriptor 1, and knows nothing of files. What has to stand behind these two numbers before it starts?",
      "`open` gives some number; `dup2(fd, 0)` makes 0 lead to the same open file. The first argument is the one that is copied. Afterwards the number from `open` is of no use: close it.",
      "Open in the order in which the redirections stand: if there is no `in.txt`, then `open` throws, and `out.txt` has not been touched.",
      "`execvp(argv[0], argv)`: the first element of the list is the name that the command has for itself. It becomes this process, so its exit status is yours.",
    ],
  },
  {
    id: "descriptors/both-streams",
    title: "Both streams, from left to right",
    lesson: "02-descriptors",
    level: 2,
    variables: ["bothStreams"],
    points: 10,
    stub: `const bothStreams = program(({ argv, open, dup2, close, execvp, O_WRONLY,
    O_CREAT, O_TRUNC }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "Take the arguments one after the other until `--` comes, and do at once what each says. What does the table of descriptors look like after each?",
      "`2>&1` opens nothing. It makes 2 a copy of what 1 is at this moment: `dup2(1, 2)`. So both refer to one open file description, with one offset, and what comes later for 1 does not change 2 any more.",
      "`>NAME` is `open`, `dup2(fd, 1)`, `close(fd)`. But look at the number that `open` gave: it is the lowest free one. Which is that, if your program was started with 1 closed?",
    ],
  },
  {
    id: "descriptors/ordered-dialogue",
    title: "A dialogue that nobody has to sleep for",
    lesson: "02-descriptors",
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
  },
];
