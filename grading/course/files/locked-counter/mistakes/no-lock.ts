import { program } from "ipc";

export const lockedCounter = program(({ argv, open, pread, pwrite, close, O_RDWR, O_CREAT }) => {
  const fd = open("counter.txt", O_RDWR | O_CREAT, 0o644);
  for (let i = 0; i < Number(argv[0]); i++) {
    const number = Number(pread(fd, 32, 0).toString());
    pwrite(fd, String(number + 1), 0);
  }
  close(fd);
});
