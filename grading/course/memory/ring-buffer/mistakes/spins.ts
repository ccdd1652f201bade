import { program } from "ipc";

export const producer = program((c) => {
  const memory = c.shmat(c.shmget(7777, 4096, 0o666 | c.IPC_CREAT));
  const put = (text: string): void => {
    const count = memory.load(0);
    for (let taken = memory.load(4); count - taken >= 8; taken = memory.load(4)) {
      c.attempt(() => c.futex_wait(memory, 4, taken));
    }
    memory.write(64 + (count % 8) * 128, `${text}\0`);
    memory.add(0, 1);
    c.futex_wake(memory, 0);
  };
  for (const text of c.argv) put(text);
  put("");
});

export const consumer = program((c) => {
  const id = c.shmget(7777, 4096, 0o666 | c.IPC_CREAT);
  const memory = c.shmat(id);
  for (let text = "-"; text !== ""; ) {
    const taken = memory.load(4);
    while (memory.load(0) === taken);
    text = memory.readCString(64 + (taken % 8) * 128);
    memory.add(4, 1);
    c.futex_wake(memory, 4);
    if (text !== "") c.print(text, "\n");
  }
  c.shmctl(id, c.IPC_RMID);
});
