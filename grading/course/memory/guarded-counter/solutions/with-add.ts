import { program } from "ipc";

// No guard is needed where the addition is one instruction.
export const counting = program((c) => {
  const { argv, shmget, shmat, shmdt, shmctl, fork, waitpid, exit, print } = c;
  const id = shmget(7777, 4096, 0o600 | c.IPC_CREAT | c.IPC_EXCL);
  const pids = Array.from({ length: Number(argv[0]) }, () => {
    const pid = fork();
    if (pid > 0) return pid;
    const memory = shmat(id);
    for (let n = 0; n < Number(argv[1]); n++) memory.add(0, 1);
    shmdt(memory);
    return exit(0);
  });
  for (const pid of pids) waitpid(pid, 0);
  const memory = shmat(id);
  print(`${memory.load(0)}`);
  shmdt(memory);
  shmctl(id, c.IPC_RMID);
});
