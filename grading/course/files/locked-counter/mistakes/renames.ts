import { program } from "ipc";

export const lockedCounter = program(
  ({ argv, open, flock, read, write, rename, close, getpid, O_RDWR, O_CREAT, LOCK_EX }) => {
    for (let i = 0; i < Number(argv[0]); i++) {
      const fd = open("counter.txt", O_RDWR | O_CREAT, 0o644);
      flock(fd, LOCK_EX);
      const number = Number(read(fd, 32).toString());
      const next = open(`counter.${getpid()}`, O_RDWR | O_CREAT, 0o644);
      write(next, String(number + 1));
      rename(`counter.${getpid()}`, "counter.txt");
      close(next);
      close(fd);
    }
  },
);
