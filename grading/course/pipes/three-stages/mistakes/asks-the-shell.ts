import { program } from "ipc";

export const threeStages = program(({ fork, execvp, wait }) => {
  if (fork() === 0) execvp("sh", ["sh", "-c", "cat words | sort | uniq"]);
  wait();
});
