import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Both streams, from left to right",
  lesson: "02-descriptors",
  place: 2,
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
} satisfies ExerciseFile;
