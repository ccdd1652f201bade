import { program } from "ipc";

// Once the ring is full the producer rests until half of it has been taken, so that it is woken less often.
export const producer = program((c) => {
  const memory = c.shmat(c.shmget(7777, 4096, 0o666 | c.IPC_CREAT));
  for (const text of [...c.argv, ""]) {
    const count = memory.load(0);
    if (count - memory.load(4) >= 8) {
      for (let taken = memory.load(4); count - taken > 4; taken = memory.load(4)) {
        c.attempt(() => c.futex_wait(memory, 4, taken));
      }
    }
    memory.write(64 + (count % 8) * 128, `${text}\0`);
    memory.add(0, 1);
    c.futex_wake(memory, 0);
  }
});

export const consumer = program((c) => {
  const id = c.shmget(7777, 4096, 0o666 | c.IPC_CREAT);
  const memory = c.shmat(id);
  for (let text = "-"; text !== ""; ) {
    const taken = memory.load(4);
    for (let count = memory.load(0); count === taken; count = memory.load(0)) {
      c.attempt(() => c.futex_wait(memory, 0, count));
    }
    text = memory.readCString(64 + (taken % 8) * 128);
    memory.add(4, 1);
    c.futex_wake(memory, 4);
    if (text !== "") c.print(text, "\n");
  }
  c.shmctl(id, c.IPC_RMID);
});
