import { program } from "ipc";

export const answers = program((c) => {
  const id = c.msgget(7777, 0o600 | c.IPC_CREAT);
  for (;;) {
    const got = c.attempt(() => c.msgrcv(id, 8192, 1));
    if (got.code === "EIDRM" || got.code === "EINVAL") return;
    const { text = "" } = got.value ?? {};
    if (text === "quit") break;
    const at = text.indexOf(" ");
    const type = Number(text.slice(0, at));
    const answer = [...text.slice(at + 1)].reverse().join("");
    c.msgsnd(id, { type, text: answer });
  }
  c.msgctl(id, c.IPC_RMID);
});
