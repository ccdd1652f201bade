import { program } from "ipc";

// A lock of the open file description, on the first byte, held for all steps.
export const lockedCounter = program(
  ({ argv, open, fcntl, lseek, read, write, ftruncate, O_RDWR, O_CREAT, SEEK_SET, ...more }) => {
    const { F_OFD_SETLKW, F_WRLCK } = more;
    const fd = open("counter.txt", O_RDWR | O_CREAT, 0o660);
    fcntl(fd, F_OFD_SETLKW, { type: F_WRLCK, whence: SEEK_SET, start: 0, len: 1 });
    const number = BigInt(read(fd, 100).toString() || "0");
    lseek(fd, 0, SEEK_SET);
    ftruncate(fd, 0);
    write(fd, String(number + BigInt(argv[0] ?? "0")));
  },
);
