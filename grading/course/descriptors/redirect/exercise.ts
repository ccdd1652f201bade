import type { ExerciseFile } from "../../types.ts";

export default {
  title: "From a file, into a file",
  lesson: "02-descriptors",
  place: 1,
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
} satisfies ExerciseFile;
