import { program } from "ipc";

export const appendLog = program(
  ({ argv, open, lseek, write, close, O_WRONLY, O_CREAT, SEEK_END }) => {
    const [name, times] = argv;
    const fd = open("log.txt", O_WRONLY | O_CREAT, 0o644);
    for (let i = 1; i <= Number(times); i++) {
      lseek(fd, 0, SEEK_END);
      write(fd, `${name} ${i}\n`);
    }
    close(fd);
  },
);
