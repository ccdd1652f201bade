import { program } from "ipc";

// An answer without room is left to a child that waits for it; the end of the queue ends the child.
export const answers = program((c) => {
  const id = c.msgget(7777, 0o600 | c.IPC_CREAT);
  const queueIsGone = (code: string | null): boolean => code === "EIDRM" || code === "EINVAL";
  const answer = (type: number, text: string): void => {
    if (c.attempt(() => c.kill(type, 0)).code === "ESRCH") return;
    const sent = c.attempt(() => c.msgsnd(id, { type, text }, undefined, c.IPC_NOWAIT));
    if (sent.code !== "EAGAIN" || c.fork() > 0) return;
    c.attempt(() => c.msgsnd(id, { type, text }));
    c.exit(0);
  };
  for (let quit = false; !quit; ) {
    const got = c.attempt(() => c.msgrcv(id, 8192, 1));
    if (queueIsGone(got.code)) break;
    const words = /^(\d+) (.*)$/s.exec(got.value?.text ?? "");
    if (words) answer(Number(words[1]), (words[2] ?? "").split("").reverse().join(""));
    quit = got.value?.text === "quit";
  }
  c.attempt(() => c.msgctl(id, c.IPC_RMID));
  while (c.attempt(() => c.wait()).ok);
});
