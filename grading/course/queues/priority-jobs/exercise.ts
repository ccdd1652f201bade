import type { ExerciseFile } from "../../types.ts";

export default {
  title: "The most urgent job first",
  lesson: "06-message-queues",
  place: 2,
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
} satisfies ExerciseFile;
