import { program } from "ipc";

export const carefulSender = program(({ argv, msgget, msgsnd, IPC_CREAT }) => {
  const id = msgget(7777, 0o600 | IPC_CREAT);
  for (const text of argv) {
    const message = { type: 5, text };
    msgsnd(id, message, text.length);
  }
});
