// exercise: pipes/two-way
// @verdict 0: two-pipes
// @probe found 0
//
// Leaves files, queues, semaphores and segments with well-known keys, and looks for those of others.
import { program } from "ipc";

export const twoWay = program((calls) => {
  const { shmget, msgget, semget, shm_open, mq_open, write, attempt, IPC_CREAT, O_CREAT, O_RDWR, O_RDONLY } = calls;
  const { open: openFile } = calls;
  const found = [];
  for (let key = 1; key < 300; key++) {
    for (const get of [() => shmget(key, 0, 0), () => msgget(key, 0), () => semget(key, 0, 0)]) {
      if (attempt(get).ok) found.push(key);
    }
  }
  const posix = ["/dev/shm/left-by-mallory", "/dev/mqueue/left-by-mallory", "/tmp/left-by-mallory"].filter((path) => attempt(() => openFile(path, O_RDONLY)).ok);
  write(2, `probe found ${found.length + posix.length}\n`);
  shmget(4242, 4096, IPC_CREAT | 0o666);
  msgget(4242, IPC_CREAT | 0o666);
  semget(4242, 1, IPC_CREAT | 0o666);
  shm_open("/left-by-mallory", O_CREAT | O_RDWR, 0o666);
  mq_open("/left-by-mallory", O_CREAT | O_RDWR, 0o666);
  openFile("/tmp/left-by-mallory", O_CREAT | O_RDWR, 0o666);
});
