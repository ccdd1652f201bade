import { program } from "ipc";

// Looks again after a pause instead of waiting in msgsnd.
export const carefulSender = program((c) => {
  const id = c.msgget(7777, 0o666 | c.IPC_CREAT);
  for (const text of c.argv) {
    const bytes = Buffer.from(text);
    let said = false;
    for (;;) {
      const sent = c.attempt(() => c.msgsnd(id, { type: 5, text: bytes }, undefined, c.IPC_NOWAIT));
      if (sent.ok) break;
      if (sent.code !== "EAGAIN") throw sent.error;
      if (!said) c.print("full\n");
      said = true;
      c.nanosleep({ sec: 0, nsec: 20_000_000 });
    }
  }
});
