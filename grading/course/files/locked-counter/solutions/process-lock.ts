import { program } from "ipc";

// A lock of the process, by fcntl. It asks now and then, and sleeps in between.
export const lockedCounter = program(
  ({ argv, attempt, open, fcntl, sleep, pread, pwrite, O_RDWR, O_CREAT, ...more }) => {
    const { F_SETLK, F_WRLCK, F_UNLCK } = more;
    const fd = open("counter.txt", O_RDWR | O_CREAT, 0o600);
    for (let left = Number(argv[0]); left > 0; left--) {
      while (attempt(() => fcntl(fd, F_SETLK, { type: F_WRLCK })).code) sleep(0.002);
      pwrite(fd, String(Number(pread(fd, 32, 0).toString()) + 1), 0);
      fcntl(fd, F_SETLK, { type: F_UNLCK });
    }
  },
);
