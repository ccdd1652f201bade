import { program } from "ipc";

export const family = program((c) => {
  const { argv, shmget, shmat, shmctl, fork, wait, kill, getpid, sleep, exit, print } = c;
  const id = shmget(c.IPC_PRIVATE, 8, 0o600);
  const memory = shmat(id);
  for (const word of argv) {
    if (fork() > 0) continue;
    if (word === "sleep") sleep(60);
    if (word === "crash") kill(getpid(), c.SIGKILL);
    memory.add64(0, BigInt(word));
    exit(0);
  }
  let failed = 0;
  for (const _ of argv) if (wait().status !== 0) failed++;
  print(memory.load64(0));
  if (failed === 0) shmctl(id, c.IPC_RMID);
  return failed > 0 ? 1 : 0;
});
