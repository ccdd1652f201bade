import { program } from "ipc";

// Never waits in a call of the queue: looks at it every few milliseconds, and has a list of answers for each client.
export const answers = program((c) => {
  const id = c.msgget(7777, 0o666 | c.IPC_CREAT);
  const lists = new Map<number, string[]>();
  const quietly = <T>(call: () => T): T | undefined => {
    const { value, code } = c.attempt(call);
    if (code === "EIDRM" || code === "EINVAL") c.exit(0);
    return value;
  };
  for (;;) {
    const message = quietly(() => c.msgrcv(id, 8192, 1, c.IPC_NOWAIT));
    if (message?.text === "quit") break;
    if (message) {
      const [pid = "", ...rest] = message.text.split(" ");
      const text = rest.join(" ").split("").reverse().join("");
      lists.set(Number(pid), [...(lists.get(Number(pid)) ?? []), text]);
    }
    for (const [type, texts] of lists) {
      if (c.attempt(() => c.kill(type, 0)).code === "ESRCH") lists.delete(type);
      const about = quietly(() => c.msgctl(id, c.IPC_STAT));
      const [text = ""] = texts;
      if (!about || about.qbytes < about.cbytes + 8192 + text.length) continue;
      const send = (): void => c.msgsnd(id, { type, text }, undefined, c.IPC_NOWAIT);
      if (lists.has(type) && c.attempt(send).ok) texts.shift();
      if (texts.length === 0) lists.delete(type);
    }
    if (!message) c.nanosleep({ sec: 0, nsec: 5_000_000 });
  }
  c.msgctl(id, c.IPC_RMID);
});
