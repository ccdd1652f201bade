import { program } from "ipc";

// The flag is set afterwards, and all lines go out at once.
export const appendLog = program(
  ({ argv, open, fcntl, write, close, O_RDWR, O_CREAT, O_APPEND, F_GETFL, F_SETFL }) => {
    const [name, times] = argv;
    const fd = open("log.txt", O_RDWR | O_CREAT, 0o664);
    fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_APPEND);
    const lines = Array.from({ length: Number(times) }, (_, i) => `${name} ${i + 1}\n`);
    write(fd, lines.join(""));
    close(fd);
  },
);
