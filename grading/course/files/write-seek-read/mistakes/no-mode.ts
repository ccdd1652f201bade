import { program } from "ipc";

export const writeSeekRead = program(
  ({ argv, open, write, lseek, read, close, print, O_RDWR, O_CREAT, O_TRUNC, SEEK_SET }) => {
    const [first = "", second = ""] = argv;
    const fd = open("notes.txt", O_RDWR | O_CREAT | O_TRUNC);
    const start = write(fd, `${first} `);
    const length = write(fd, second);
    lseek(fd, start, SEEK_SET);
    print(read(fd, length));
    close(fd);
  },
);
