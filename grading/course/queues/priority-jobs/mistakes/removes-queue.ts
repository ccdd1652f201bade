import { program } from "ipc";

export const worker = program(({ msgget, msgrcv, msgctl, print, IPC_CREAT, IPC_RMID }) => {
  const id = msgget(7777, 0o600 | IPC_CREAT);
  for (;;) {
    const { text } = msgrcv(id, 8000, -9);
    if (text === "stop") break;
    print(text, "\n");
  }
  msgctl(id, IPC_RMID);
});
