import { program } from "ipc";

export const worker = program(({ msgget, msgrcv, print, IPC_CREAT }) => {
  const id = msgget(7777, 0o600 | IPC_CREAT);
  for (;;) {
    const { text } = msgrcv(id, 8000, 0);
    if (text === "stop") return;
    print(text, "\n");
  }
});
