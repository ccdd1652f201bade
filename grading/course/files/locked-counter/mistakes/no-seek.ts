import { program } from "ipc";

export const lockedCounter = program(
  ({ argv, open, flock, read, write, close, O_RDWR, O_CREAT, LOCK_EX, LOCK_UN }) => {
    const fd = open("counter.txt", O_RDWR | O_CREAT, 0o644);
    for (let i = 0; i < Number(argv[0]); i++) {
      flock(fd, LOCK_EX);
      const number = Number(read(fd, 32).toString());
      write(fd, String(number + 1));
      flock(fd, LOCK_UN);
    }
    close(fd);
  },
);
