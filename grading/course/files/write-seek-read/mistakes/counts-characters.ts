import { program } from "ipc";

export const writeSeekRead = program(
  ({ argv, open, write, lseek, read, close, print, O_RDWR, O_CREAT, O_TRUNC, SEEK_SET }) => {
    const [first = "", second = ""] = argv;
    const fd = open("notes.txt", O_RDWR | O_CREAT | O_TRUNC, 0o644);
    write(fd, `${first} `);
    write(fd, second);
    lseek(fd, first.length + 1, SEEK_SET);
    print(read(fd, second.length));
    close(fd);
  },
);
