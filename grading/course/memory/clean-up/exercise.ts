import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Clean up on every path",
  lesson: "05-shared-memory",
  place: 2,
  level: 2,
  variables: ["family"],
  points: 8,
  stub: `const family = program(({ argv, shmget, shmat, shmctl, fork, wait, getpid,
    kill, sleep, exit, print, IPC_PRIVATE, IPC_RMID, SIGKILL }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "A process that is killed does nothing any more. Who could remove the segment then, and when must that be arranged?",
    "`IPC_RMID` only marks. The segment goes when nobody has it attached, and the end of a process detaches, `SIGKILL` too. So it may be marked long before its last use.",
    "`shmget`, `shmat`, `shmctl(id, IPC_RMID)`, then `fork`: the children inherit the memory. Each adds with `add64` and ends. The parent calls `wait()` once for each child, remembers whether a `status` was not 0, and prints `load64(0)`.",
  ],
} satisfies ExerciseFile;
