import { program } from "ipc";

export const worker = program(({ msgget, msgrcv, print, IPC_CREAT, MSG_NOERROR }) => {
  const id = msgget(7777, 0o600 | IPC_CREAT);
  for (;;) {
    const { text } = msgrcv(id, 128, -9, MSG_NOERROR);
    if (text === "stop") return;
    print(text, "\n");
  }
});
