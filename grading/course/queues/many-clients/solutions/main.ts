import { program } from "ipc";

export const answers = program((c) => {
  const id = c.msgget(7777, 0o600 | c.IPC_CREAT);
  // Answers that found no room.
  let kept: { type: number; text: string }[] = [];
  const isThere = (pid: number): boolean => c.attempt(() => c.kill(pid, 0)).code !== "ESRCH";
  // Room for the longest request must stay, or nobody could ask any more.
  const fits = (answer: { type: number; text: string }): boolean => {
    const { qbytes, cbytes } = c.msgctl(id, c.IPC_STAT);
    if (qbytes - cbytes - answer.text.length < 8192) return false;
    const sent = c.attempt(() => c.msgsnd(id, answer, undefined, c.IPC_NOWAIT));
    if (!sent.ok && sent.code !== "EAGAIN") throw sent.error;
    return sent.ok;
  };
  for (;;) {
    const tried = c.attempt(() => kept.filter((answer) => isThere(answer.type) && !fits(answer)));
    kept = tried.value ?? [];
    const got = c.attempt(() => c.msgrcv(id, 8192, 1, kept.length > 0 ? c.IPC_NOWAIT : 0));
    if (got.code === "EIDRM" || got.code === "EINVAL") return;
    if (got.code === "ENOMSG") c.nanosleep({ sec: 0, nsec: 2_000_000 });
    else if (!got.ok) throw got.error;
    else if (got.value.text === "quit") break;
    else {
      const { text } = got.value;
      const at = text.indexOf(" ");
      const answer = [...text.slice(at + 1)].reverse().join("");
      kept.push({ type: Number(text.slice(0, at)), text: answer });
    }
  }
  c.msgctl(id, c.IPC_RMID);
});
