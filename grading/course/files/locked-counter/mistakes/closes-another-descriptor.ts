import { program } from "ipc";

export const lockedCounter = program(
  ({ argv, open, fcntl, read, pwrite, close, O_RDONLY, O_RDWR, O_CREAT, ...more }) => {
    const { F_SETLKW, F_WRLCK, F_UNLCK } = more;
    const current = (): number => {
      const fd = open("counter.txt", O_RDONLY);
      const text = read(fd, 32).toString();
      close(fd);
      return Number(text);
    };
    const fd = open("counter.txt", O_RDWR | O_CREAT, 0o644);
    for (let i = 0; i < Number(argv[0]); i++) {
      fcntl(fd, F_SETLKW, { type: F_WRLCK });
      pwrite(fd, String(current() + 1), 0);
      fcntl(fd, F_SETLKW, { type: F_UNLCK });
    }
    close(fd);
  },
);
