import { program } from "ipc";

export const carefulSender = program(
  ({ argv, msgget, msgsnd, attempt, print, IPC_CREAT, IPC_NOWAIT }) => {
    const id = msgget(7777, 0o600 | IPC_CREAT);
    for (const text of argv) {
      const message = { type: 5, text };
      const { ok, error } = attempt(() =>
        msgsnd(id, message, Math.max(128, text.length), IPC_NOWAIT),
      );
      if (ok) continue;
      if (error.code !== "EAGAIN") throw error;
      print("full\n");
      msgsnd(id, message, Math.max(128, text.length));
    }
  },
);
