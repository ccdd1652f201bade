import { program } from "ipc";

export const appendLog = program(({ argv, open, pread, pwrite, close, O_RDWR, O_CREAT }) => {
  const [name, times] = argv;
  const fd = open("log.txt", O_RDWR | O_CREAT, 0o644);
  for (let i = 1; i <= Number(times); i++) {
    const before = pread(fd, 65536, 0).toString();
    pwrite(fd, `${before}${name} ${i}\n`, 0);
  }
  close(fd);
});
