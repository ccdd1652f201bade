import { program } from "ipc";

export const counter = program((c) => {
  const fd = c.open("counter", c.O_RDWR | c.O_CREAT, 0o644);
  // To the length that it has, or that another gave it meanwhile: nothing changes.
  c.ftruncate(fd, 4);
  for (let n = 0; n < 10; n++) {
    c.flock(fd, c.LOCK_EX);
    const number = c.pread(fd, 4, 0).readInt32LE(0);
    const next = Buffer.alloc(4);
    next.writeInt32LE(number + 1, 0);
    c.pwrite(fd, next, 0);
    c.flock(fd, c.LOCK_UN);
  }
  c.close(fd);
});
