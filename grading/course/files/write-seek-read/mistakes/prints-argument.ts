import { program } from "ipc";

export const writeSeekRead = program(
  ({ argv, open, write, close, print, O_RDWR, O_CREAT, O_TRUNC }) => {
    const [first = "", second = ""] = argv;
    const fd = open("notes.txt", O_RDWR | O_CREAT | O_TRUNC, 0o644);
    write(fd, `${first} `);
    write(fd, second);
    print(second);
    close(fd);
  },
);
