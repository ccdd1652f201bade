import { program } from "ipc";

export const carefulSender = program(({ argv, msgget, msgsnd, attempt, IPC_CREAT, IPC_NOWAIT }) => {
  const id = msgget(7777, 0o600 | IPC_CREAT);
  for (const text of argv) {
    const message = { type: 5, text };
    attempt(() => msgsnd(id, message, text.length, IPC_NOWAIT));
  }
});
