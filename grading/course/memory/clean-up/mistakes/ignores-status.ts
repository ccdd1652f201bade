import { program } from "ipc";

export const family = program((c) => {
  const { argv, shmget, shmat, shmctl, fork, wait, kill, getpid, sleep, exit, print } = c;
  const id = shmget(c.IPC_PRIVATE, 8, 0o600);
  const memory = shmat(id);
  // From here on the kernel removes it, whoever is killed.
  shmctl(id, c.IPC_RMID);
  for (const word of argv) {
    if (fork() > 0) continue;
    if (word === "sleep") sleep(60);
    if (word === "crash") kill(getpid(), c.SIGKILL);
    memory.add64(0, BigInt(word));
    exit(0);
  }
  for (const _ of argv) wait();
  print(memory.load64(0));
});
