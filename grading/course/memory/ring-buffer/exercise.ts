import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A ring buffer",
  lesson: "05-shared-memory",
  place: 3,
  level: 3,
  variables: ["producer", "consumer"],
  points: 8,
  stub: `const producer = program(({ argv, shmget, shmat, attempt, futex_wait,
                            futex_wake, IPC_CREAT }) => {
  // YOUR CODE HERE
});
const consumer = program(({ shmget, shmat, shmctl, print, attempt,
    futex_wait, futex_wake, IPC_CREAT, IPC_RMID }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "Two numbers say it all: how many texts were put in, and how many were taken. When is the ring empty, when is it full? Which side changes which number?",
    "Sleep in a loop: `for (let now = memory.load(w); …; now = memory.load(w)) attempt(() => futex_wait(memory, w, now))`. The consumer sleeps on word 0 while it is what it has taken, the producer on word 4 while the ring is full. After each change of its own word a side calls `futex_wake` on it.",
    "The order is all: the producer waits for room, writes the text and its NUL, adds 1 to word 0, wakes. The consumer waits for a text, reads it, adds 1 to word 4, wakes, prints. After the empty text it marks the segment with `IPC_RMID`.",
  ],
} satisfies ExerciseFile;
