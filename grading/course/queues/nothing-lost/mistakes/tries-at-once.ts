import { program } from "ipc";

export const carefulSender = program(
  ({ argv, msgget, msgsnd, attempt, print, IPC_CREAT, IPC_NOWAIT }) => {
    const id = msgget(7777, 0o600 | IPC_CREAT);
    for (const text of argv) {
      const message = { type: 5, text };
      const send = (): boolean => attempt(() => msgsnd(id, message, text.length, IPC_NOWAIT)).ok;
      if (send()) continue;
      print("full\n");
      while (!send());
    }
  },
);
