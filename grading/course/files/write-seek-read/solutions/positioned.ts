import { program } from "ipc";

// Two descriptors, one to write and one to read, and calls that take their place with them.
export const writeSeekRead = program(
  ({ argv, open, ftruncate, pwrite, pread, close, print, O_RDONLY, O_WRONLY, O_CREAT }) => {
    const [first = "", second = ""] = argv;
    const out = open("notes.txt", O_WRONLY | O_CREAT, 0o600);
    ftruncate(out, 0);
    const start = Buffer.byteLength(first) + 1;
    pwrite(out, second, start);
    pwrite(out, `${first} `, 0);
    close(out);
    const back = open("notes.txt", O_RDONLY);
    print(pread(back, 4096, start));
    close(back);
  },
);
