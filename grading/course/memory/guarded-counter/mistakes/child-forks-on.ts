import { program } from "ipc";

export const counting = program((c) => {
  const { argv, shmget, shmat, shmctl, semget, semctl, semop, fork, wait, print } = c;
  const [children = 0, times = 0] = argv.map(Number);
  const id = shmget(c.IPC_PRIVATE, 4, 0o600);
  const memory = shmat(id);
  shmctl(id, c.IPC_RMID);
  const guard = semget(c.IPC_PRIVATE, 1, 0o600);
  semctl(guard, 0, c.SETVAL, 1);
  const change = (op: number): void => semop(guard, [{ num: 0, op, flg: c.SEM_UNDO }]);
  for (let child = 0; child < children; child++) {
    if (fork() > 0) continue;
    for (let n = 0; n < times; n++) {
      change(-1);
      memory.store(0, memory.load(0) + 1);
      change(1);
    }
  }
  for (let child = 0; child < children; child++) wait();
  print(memory.load(0));
  semctl(guard, 0, c.IPC_RMID);
});
