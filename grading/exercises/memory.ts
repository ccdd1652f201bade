import type { CourseExercise } from "./types.ts";

export const memory: CourseExercise[] = [
  {
    id: "memory/guarded-counter",
    title: "Count together",
    lesson: "05-shared-memory",
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
  },
  {
    id: "memory/clean-up",
    title: "Clean up on every path",
    lesson: "05-shared-memory",
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
  },
  {
    id: "memory/ring-buffer",
    title: "A ring buffer",
    lesson: "05-shared-memory",
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
  },
];
