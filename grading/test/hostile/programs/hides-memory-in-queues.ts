// exercise: pipes/two-way
// @verdict 1: ends
// @told The run 
//
// Fills message queues: memory of the kernel that no process has.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { pipe, msgget, msgsnd, sleep, IPC_PRIVATE, IPC_CREAT, IPC_NOWAIT } = calls;
  pipe();
  pipe();
  for (let i = 0; i < 9000; i++) {
    const id = msgget(IPC_PRIVATE, IPC_CREAT | 0o600);
    msgsnd(id, { type: 1, text: Buffer.alloc(8192) }, IPC_NOWAIT);
    msgsnd(id, { type: 1, text: Buffer.alloc(8192) }, IPC_NOWAIT);
  }
  sleep(10);
});
