import { program } from "ipc";

export const lockedCounter = program(
  ({
    argv,
    attempt,
    open,
    flock,
    pread,
    pwrite,
    close,
    O_RDWR,
    O_CREAT,
    LOCK_EX,
    LOCK_NB,
    LOCK_UN,
  }) => {
    const fd = open("counter.txt", O_RDWR | O_CREAT, 0o644);
    for (let i = 0; i < Number(argv[0]); i++) {
      if (attempt(() => flock(fd, LOCK_EX | LOCK_NB)).code) continue;
      const number = Number(pread(fd, 32, 0).toString());
      pwrite(fd, String(number + 1), 0);
      flock(fd, LOCK_UN);
    }
    close(fd);
  },
);
