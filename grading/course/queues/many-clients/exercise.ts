import type { ExerciseFile } from "../../types.ts";

export default {
  title: "Answers for many clients",
  lesson: "06-message-queues",
  place: 3,
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
} satisfies ExerciseFile;
