import type { ExerciseFile } from "../../types.ts";

export default {
  title: "A sender that loses nothing",
  lesson: "06-message-queues",
  place: 1,
  level: 1,
  variables: ["carefulSender"],
  points: 7,
  stub: `const carefulSender = program(({ argv, msgget, msgsnd, attempt, print,
                                 IPC_CREAT, IPC_NOWAIT }) => {
  // YOUR CODE HERE
});`,
  hints: [
    "What does `msgsnd` do when the queue is full: with `IPC_NOWAIT`, and without?",
    "`attempt(() => msgsnd(…, IPC_NOWAIT))` gives the failure as a value. Its `code` is `EAGAIN` when there was no room. Then the message is not in the queue, and is still yours.",
    "For each word: send with `IPC_NOWAIT`; at `EAGAIN` print `full` and send the same message once more without the flag. The size is the number of bytes of the text; the type does not count.",
  ],
} satisfies ExerciseFile;
