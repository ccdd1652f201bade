import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Ask a child, both ways",
  lesson: "03-pipes",
  place: 1,
  level: 1,
  variables: ["twoWay"],
  points: 6,
  stub: `const twoWay = program(({ argv, pipe, fork, read, write, close, print,
                          wait, exit }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "A pipe has one direction. How many do you need, and who keeps which end of each?",
    "Call `pipe` twice before `fork`: `question` for the way to the child, `answer` for the way back. Directly after `fork` each side closes the two ends that it does not use.",
    "The child's loop ends when `read` gives 0 bytes. That can only happen when every copy of the write end is closed: the child's own, and the parent's after it has written.",
  ],
} satisfies ExerciseFile;
