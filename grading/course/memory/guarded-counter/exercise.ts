import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Count together",
  lesson: "05-shared-memory",
  place: 1,
  level: 1,
  variables: ["counting"],
  points: 7,
  stub: `const counting = program(({ argv, shmget, shmat, shmctl, semget, semctl,
    semop, fork, wait, exit, print, IPC_PRIVATE, IPC_RMID, SETVAL,
    SEM_UNDO }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "A load and a store are two steps. What can another process do between them?",
    "A semaphore that starts with 1 lets one process through: `semop` with -1 before the load, with +1 after the store. Set its value with `semctl(id, 0, SETVAL, 1)`: a new one is 0. Or use `memory.add`, which is one step.",
    "Make the segment with `IPC_PRIVATE`, attach it, and mark it with `IPC_RMID` at once; then fork. Each child counts and ends with `exit(0)`. The parent waits as often as it has forked, prints the number, and removes the semaphores.",
  ],
} satisfies ExerciseFile;
