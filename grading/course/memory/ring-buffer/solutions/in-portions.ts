import { program } from "ipc";

// Each side keeps its own count in a variable, and stores it; the consumer takes all that is there before it prints.
export const producer = program((c) => {
  const memory = c.shmat(c.shmget(7777, 0o10000, 0o600 | c.IPC_CREAT));
  let n = 0;
  for (const text of [...c.argv, ""]) {
    const bytes = Buffer.alloc(128);
    bytes.write(text);
    while (n >= memory.load(4) + 8) {
      const seen = memory.load(4);
      if (n >= seen + 8) c.attempt(() => c.futex_wait(memory, 4, seen, 5));
    }
    memory.write(64 + 128 * (n & 7), bytes);
    n += 1;
    memory.store(0, n);
    c.futex_wake(memory, 0, 100);
  }
  c.shmdt(memory);
});

export const consumer = program((c) => {
  const id = c.shmget(7777, 4096, 0o600 | c.IPC_CREAT);
  const memory = c.shmat(id);
  for (let n = 0, ended = false; !ended; ) {
    while (memory.load(0) === n) c.attempt(() => c.futex_wait(memory, 0, n));
    const texts: string[] = [];
    for (const end = memory.load(0); n < end; n++)
      texts.push(memory.readCString(64 + 128 * (n & 7)));
    memory.store(4, n);
    c.futex_wake(memory, 4);
    ended = texts.at(-1) === "";
    const lines = texts.filter((text) => text !== "").map((text) => `${text}\n`);
    if (lines.length > 0) c.print(lines.join(""));
  }
  c.shmctl(id, c.IPC_RMID);
  c.shmdt(memory);
});
