import { program } from "ipc";

export const worker = program(({ msgget, msgrcv, attempt, print, IPC_CREAT, IPC_NOWAIT }) => {
  const id = msgget(7777, 0o600 | IPC_CREAT);
  for (;;) {
    const got = attempt(() => msgrcv(id, 8000, -9, IPC_NOWAIT));
    if (!got.ok) continue;
    const { text } = got.value;
    if (text === "stop") return;
    print(text, "\n");
  }
});
