import type { CourseExercise } from "./types.ts";

export const queues: CourseExercise[] = [
  {
    id: "queues/nothing-lost",
    title: "A sender that loses nothing",
    lesson: "06-message-queues",
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
  },
  {
    id: "queues/priority-jobs",
    title: "The most urgent job first",
    lesson: "06-message-queues",
    level: 2,
    variables: ["worker"],
    points: 7,
    stub: `const worker = program(({ msgget, msgrcv, print, IPC_CREAT }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "`msgrcv` can choose. What do 0, a positive and a negative type mean?",
      "Type -n gives the first message of the lowest type that is n or less. Which n lets all jobs in, and nothing else?",
      "Loop: `msgrcv(id, 8000, -9)`; return when the text is `stop`; else print the text and a newline. Nothing is removed, and nothing is taken in advance: other workers live on the same queue.",
    ],
  },
  {
    id: "queues/many-clients",
    title: "Answers for many clients",
    lesson: "06-message-queues",
    level: 3,
    variables: ["answers"],
    points: 9,
    stub: `const answers = program(({ msgget, msgrcv, msgsnd, msgctl, attempt, kill,
    nanosleep, IPC_CREAT, IPC_NOWAIT, IPC_STAT, IPC_RMID }) => {
  // YOUR CODE HERE
});`,
    hints: [
      "Requests and answers lie in one queue, and share its room. What happens when it is full, and you wait for room to answer while a client waits for room to ask?",
      "Never wait in `msgsnd`. Keep an answer in a list while sending it would leave less room than the longest request needs: `msgctl(id, IPC_STAT)` has `qbytes` and `cbytes`. Go on taking requests, and try the kept ones again. While the list is not empty, receive with `IPC_NOWAIT`, and pause a little when there was nothing.",
      "`kill(pid, 0)` sends no signal; with `ESRCH` there is no such process, and its answer can be forgotten. At `quit` remove the queue. When `msgrcv` fails with `EIDRM` or `EINVAL`, somebody else has: just end.",
    ],
  },
];
