import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Three stages, as the shell builds them",
  lesson: "03-pipes",
  place: 2,
  level: 1,
  variables: ["threeStages"],
  points: 7,
  stub: `const threeStages = program(({ pipe, fork, dup2, close, execvp, wait }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "The lesson built `ls | grep passed` with one pipe and two forks. How many of each do three stages need, and which stage has a pipe on both sides?",
    "In each child: `dup2` the end it reads from onto 0, `dup2` the end it writes to onto 1, close all four ends, `execvp`.",
    "`sort` prints nothing before its input ends. It ends when the last write end of the first pipe is closed: count who has a copy of it after three forks.",
    "The parent closes all four ends when the last child is made, and only then calls `wait`, three times.",
  ],
} satisfies ExerciseFile;
