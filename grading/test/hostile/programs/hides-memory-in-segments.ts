// exercise: pipes/two-way
// @verdict 1: ends
// @told The run 
//
// Fills System V segments and detaches them: memory that no process has.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, shmget, shmat, shmdt, sleep, IPC_PRIVATE, IPC_CREAT } = calls;
  pipe();
  pipe();
  for (let i = 0; i < 40; i++) {
    const id = shmget(IPC_PRIVATE, 8 << 20, IPC_CREAT | 0o600);
    const segment = shmat(id);
    segment.unsafe.fill(1);
    shmdt(segment);
  }
  sleep(10);
});
