import { program } from "ipc";

export const appendLog = program(
  ({ argv, open, lseek, flock, write, close, O_WRONLY, O_CREAT, SEEK_END, LOCK_EX, LOCK_UN }) => {
    const [name, times] = argv;
    const fd = open("log.txt", O_WRONLY | O_CREAT, 0o644);
    for (let i = 1; i <= Number(times); i++) {
      flock(fd, LOCK_EX);
      lseek(fd, 0, SEEK_END);
      write(fd, `${name} ${i}\n`);
      flock(fd, LOCK_UN);
    }
    close(fd);
  },
);
