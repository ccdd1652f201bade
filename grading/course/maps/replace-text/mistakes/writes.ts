import { program } from "ipc";

export const note = program((c) => {
  const text = Buffer.from(c.argv[0] ?? "");
  const fd = c.open("note", c.O_RDWR | c.O_CREAT, 0o644);
  c.ftruncate(fd, text.length);
  c.write(fd, text);
  c.close(fd);
});
